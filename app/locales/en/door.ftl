## Signing in
sign-in-title = Sign in
sign-in-submit = Sign in
sign-in-help = No account, or the password is lost? Your administrator can help.
sign-in-demo-title = This is the demo organisation
sign-in-demo-text = Choose an account to see it with those eyes. The password of all is
sign-in-set-up = Create your own organisation
door-insecure-title = Sign-in needs https here
door-insecure-text = This page came over plain http. Browsers do not keep a sign-in on such a connection, except on the machine that the server runs on. Open the address that begins with https://, or, on the server itself, http://127.0.0.1 with its port. Whoever runs this server finds under “public_url” in its configuration how to set https up.

## Set-up
set-up-title = Welcome to Docendo
set-up-lede = This server has no organisation of yours yet. Create it, or look around in one that is already full.
set-up-token = One-time token
set-up-token-help = The server printed it when it started. It keeps strangers from taking this organisation.
set-up-create-title = Create your organisation
set-up-create-submit = Create organisation
set-up-name = Name of the organisation
set-up-email-help = You sign in with it, as administrator.
set-up-password-help = At least 12 characters. A few words that only you would put together are good.
set-up-demo-title = Load the demo organisation
set-up-demo-text = Two years of training records, with everything that real ones have. It ends when you create your own organisation.
set-up-demo-people = About 250 people in eight job roles at four sites
set-up-demo-courses = 20 courses, and requirements by role, site and for everyone
set-up-demo-records = Gaps, expiries, and records that wait for verification
set-up-demo-accounts = Accounts { $names }, each with { $domain } and the password { $password }
set-up-demo-submit = Load demo organisation
set-up-demo-loaded = It is loaded already.
set-up-demo-enter = Sign in to it

label-token = One-time token
label-demo-token = One-time token
label-password = Password
again-title = Sign in again
again-text = Your sign-in has ended. What you typed is still here and is sent as soon as you are signed in.
again-submit = Sign in and send
again-later = Not now
