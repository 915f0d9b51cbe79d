## Connexion
sign-in-title = Se connecter
sign-in-submit = Se connecter
sign-in-help = Pas de compte, ou mot de passe perdu ? Votre administrateur peut vous aider.
sign-in-demo-title = Ceci est l'organisation de démonstration
sign-in-demo-text = Choisissez un compte pour la voir avec ces yeux. Le mot de passe de tous est
sign-in-set-up = Créer votre propre organisation
door-insecure-title = La connexion demande https ici
door-insecure-text = Cette page est venue par http en clair. Les navigateurs ne gardent pas une session sur une telle connexion, sauf sur la machine du serveur. Ouvrez l'adresse qui commence par https:// ou, sur le serveur même, http://127.0.0.1 avec son port. La personne qui gère ce serveur trouve dans la configuration, sous « public_url », comment activer https.

## Installation
set-up-title = Bienvenue dans Docendo
set-up-lede = Ce serveur n'a pas encore d'organisation à vous. Créez-la, ou regardez-en une qui est déjà remplie.
set-up-token = Code à usage unique
set-up-token-help = Le serveur l'a affiché au démarrage. Il empêche un inconnu de prendre cette organisation.
set-up-create-title = Créer votre organisation
set-up-create-submit = Créer l'organisation
set-up-name = Nom de l'organisation
set-up-email-help = Vous vous connectez avec, comme administrateur.
set-up-password-help = Au moins 12 caractères. Quelques mots que vous seul mettriez ensemble conviennent bien.
set-up-demo-title = Charger l'organisation de démonstration
set-up-demo-text = Deux ans de registres de formation, avec tout ce que les vrais contiennent. Elle prend fin quand vous créez votre propre organisation.
set-up-demo-people = Environ 250 personnes, huit postes, quatre sites
set-up-demo-courses = 20 cours, et des exigences par poste, par site et pour tous
set-up-demo-records = Des lacunes, des échéances et des formations à vérifier
set-up-demo-accounts = Les comptes { $names }, chacun avec { $domain } et le mot de passe { $password }
set-up-demo-submit = Charger la démonstration
set-up-demo-loaded = Elle est déjà chargée.
set-up-demo-enter = S'y connecter

label-token = Code à usage unique
label-demo-token = Code à usage unique
label-password = Mot de passe
