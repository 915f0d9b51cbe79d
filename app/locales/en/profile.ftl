## What everybody changes of the own account
password-title = Change your password
password-lede = Only you should know it. Other browsers and programs that are signed in with your account are signed out; this one stays.
password-submit = Change password
password-new-help = At least 12 characters. A few words that only you would put together are good.
password-must-title = Choose a password of your own
password-must-text = Someone else knows your password. Change it to continue.
label-own-password = Your password
own-password-help = You last typed it more than ten minutes ago.
own-password-help-address = Needed for another e-mail address, which is used to sign in. You last typed it more than ten minutes ago.
own-password-help-end = Needed if this changes how long the person may sign in. You last typed it more than ten minutes ago.
password-done-title = Your password is changed
password-done-text = Other browsers and programs have to sign in with the new one.
label-old-password = Present password
label-new-password = New password
label-password-again = New password, once more
