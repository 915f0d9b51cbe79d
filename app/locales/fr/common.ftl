# Français, incomplet : ce qui manque paraît en anglais.

## La langue, comme l'appellent ceux qui la parlent
language-name = Français
language-in-part = en partie

## Dates, nombres
month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.
date-day = { $day } { $month } { $year }
date-moment = { $day }, { $time } UTC
date-clock = { $day }, { $time }
percent = { $value } %
percent-none = –
months = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}

## Toutes les pages
window-title = { $page } · Docendo
filters-another-site = Autre site
filters-any = tous
filters-apply = Filtrer
filters-choose = choisir
filters-clear = Effacer

## Quand quelque chose ne va pas
error-home = Aller à la page d'accueil
error-not-found-title = Cette page n'est pas ici
error-not-found-text = L'adresse est peut-être fausse, ou ce qu'elle montrait appartient à une autre organisation ou n'existe plus.
error-forbidden-title = Vous ne pouvez pas voir ceci
error-forbidden-text = Votre rôle ne le comprend pas. Un administrateur peut le changer sous Personnes.
error-invalid-title = Cette adresse est illisible
error-invalid-text = Une partie n'est pas ce que la page attend. Rouvrez la page depuis le menu et choisissez dans ses champs.
error-conflict-title = Ce n'est pas possible en l'état
error-conflict-text = Quelqu'un d'autre l'a peut-être changé entre-temps. Rouvrez-le et regardez ce qui s'y trouve.
error-too-many = { $minutes ->
    [one] Trop de tentatives. Attendez une minute et réessayez.
   *[other] Trop de tentatives. Attendez { $minutes } minutes et réessayez.
}
error-too-many-title = Trop de tentatives
error-too-many-text = Attendez une minute et réessayez.
error-foreign-title = Cela ne venait pas de ce site
error-foreign-text = Un autre site, ou une fenêtre qui n'est pas la nôtre, l'a demandé. Rien n'a été changé. Ouvrez la page ici et envoyez de nouveau.
error-host-title = Docendo a une autre adresse
error-host-text = Ouvrez-le à l'adresse { $address }. Ses pages ne s'affichent qu'à cette adresse.
error-method-title = C'est impossible à cette adresse
error-method-text = Rien n'a été changé. Ouvrez la page depuis le menu et utilisez ses boutons.
error-too-large-title = C'est trop grand
error-too-large-text = C'est plus que le serveur n'accepte en une fois. Rien n'a été changé.
error-too-slow-title = Le serveur n'a pas fini à temps
error-too-slow-text = Attendez un moment et réessayez.
error-internal-title = Quelque chose s'est cassé de notre côté
error-internal-text = Rien n'a été changé. Réessayez ; si cela persiste, prévenez la personne qui gère ce Docendo, avec l'heure.
error-unreached-title = Le serveur est injoignable
error-unreached-text = Ce que vous avez saisi est toujours là. Vérifiez la connexion et réessayez ; si cette page est ouverte depuis longtemps, rechargez-la.
sign-in-refused = L'adresse e-mail ou le mot de passe n'est pas correct, ou le compte est désactivé.
conflict-changed = Quelqu'un d'autre l'a changé entre-temps. Ce que vous avez saisi est encore ci-dessous. Voyez ce qui s'y trouve maintenant et faites-y votre modification.
conflict-now = Voir ce qui s'y trouve maintenant, dans un nouvel onglet
conflict-duplicate = Il y a déjà un autre enregistrement ({ $entity }) avec la même valeur : { $field }.
conflict-overlap = Ces jours en recouvrent un autre ({ $entity }). Terminez ou corrigez d'abord celui-là.

## Règles
rule-course-archived = Un cours archivé ne peut pas être changé. Réactivez-le d'abord.
rule-completion-in-future = Une formation suivie ne peut pas être dans l'avenir. Indiquez le jour où elle a eu lieu.
rule-score-out-of-range = Une note est entre 0 et 100.
rule-prerequisite-cycle = Un cours ne peut pas, à travers d'autres, être son propre prérequis. Retirez l'un d'eux.
rule-own-completion = Personne ne vérifie sa propre formation. Demandez à un collègue.
rule-already-verified = Cette formation a déjà été vérifiée ou refusée.
rule-already-ended = C'est terminé et ne peut plus être changé. Créez-en un nouveau.
rule-role-above-own = Vous ne pouvez pas donner un rôle supérieur au vôtre.
rule-ranks-above = Cette personne a plus de droits que vous. Demandez à quelqu'un qui en a autant.
rule-last-administrator = Une organisation garde au moins un administrateur. Nommez-en un autre d'abord.
rule-set-up-closed = L'installation est terminée, ou le code n'est pas celui que le serveur a affiché au démarrage.
rule-demo-password = Ce mot de passe est celui de l'organisation de démonstration. Choisissez-en un autre.

## Ce qui peut être faux dans un champ
problem-required = Remplissez ce champ.
problem-too-long = { $count } caractères au plus.
problem-too-short = { $count } caractères au moins.
problem-out-of-range = Entre { $least } et { $most }.
problem-not-a-number = Écrivez un nombre.
problem-not-a-date = Indiquez un jour du calendrier, comme 2026-11-20.
problem-not-a-bool = Choisissez oui ou non.
problem-not-text = Écrivez du texte.
problem-not-a-list = Choisissez dans la liste.
problem-not-an-object = Choisissez dans la liste.
problem-not-one-of = Choisissez dans la liste.
problem-not-an-email = Écrivez une adresse e-mail, comme nom@exemple.com.
problem-not-a-url = Écrivez une adresse web qui commence par http:// ou https://.
problem-not-an-id = Choisissez dans la liste.
problem-bad-character = Il y a un caractère qui ne peut pas être utilisé ici.
problem-unknown = Cela n'existe plus ({ $entity }). Choisissez autre chose.
problem-repeated = C'est indiqué deux fois.
problem-ends-before-start = Ce doit être après le début.
problem-in-future = Ce ne peut pas être dans l'avenir.
problem-before = Pas avant le { $day }.
problem-guessable = C'est trop facile à deviner. Choisissez plus long ou plus étrange.

## Choses
entity-organisation = organisation
entity-site = site
entity-person = personne
entity-account = compte
entity-role = rôle
entity-holding = poste de cette personne
entity-employment = emploi
entity-category = catégorie
entity-course = cours
entity-competency = compétence
entity-requirement = exigence
entity-completion = formation suivie
entity-import = import
entity-page = page

## Champs que les messages nomment
field-code = code
field-name = nom
field-email = adresse e-mail
field-employee_number = matricule
field-competency = compétence pour les mêmes personnes et dates

## États
state-valid = Valide
state-expiring = Bientôt échue
state-expired = Échue
state-overdue = En retard
state-missing = Manque
state-waiting = À vérifier
state-failed = Échouée
state-not-required = Non requise

## Libellés partagés
label-name = Nom
field-completed_on = personne, cours, jour et résultat
