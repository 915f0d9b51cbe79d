## Accueil de qui voit les autres
home-title = Accueil
home-team = Qui ne peut pas travailler
home-team-tomorrow = Qui ne peut pas travailler demain
home-team-lede-site = { $day }, { $site }, { $people ->
    [one] une personne employée.
   *[other] { $people } personnes employées.
}
home-day = Jour
home-today = Aujourd'hui
home-tomorrow = Demain
home-sites = Sites
home-sites-own = Mes sites
home-sites-all = Tous les sites
home-team-lede = { $day }, { $people ->
    [one] une personne employée.
   *[other] { $people } personnes employées.
}
figure-compliance = Conformité
figure-held = { $held } compétences requises valides sur { $required }
figure-blocked = Ne peuvent pas travailler
figure-blocked-note = { $count ->
    [one] personne à qui manque quelque chose d'obligatoire
   *[other] personnes à qui manque quelque chose d'obligatoire
}
figure-expiring = Échéance dans { $days ->
    [one] 1 jour
   *[other] { $days } jours
}
figure-expiring-note = compétences requises de { $count ->
    [one] une personne
   *[other] { $count } personnes
}
figure-waiting = À vérifier
figure-waiting-note = { $count ->
    [one] formation dont personne n'a contrôlé le justificatif
   *[other] formations dont personne n'a contrôlé le justificatif
}
attention-title = Le plus urgent
attention-all = { $count ->
    [one] Le voir dans la matrice
   *[other] Les { $count } dans la matrice
}
attention-cell = { $code }, { $days ->
    [0] aujourd'hui
    [one] 1 jour
   *[other] { $days } jours
}
attention-cell-tomorrow = { $code }, à partir de demain
attention-still = Peut encore travailler aujourd'hui.
attention-cell-spoken = { $title } : { $standing }
attention-more = et { $count } de plus
attention-none-title = Tout le monde peut travailler
attention-none-text = Il ne manque rien d'obligatoire à personne. Les prochaines échéances sont dans la matrice et dans la figure des semaines à venir.
attention-free-title = Rien n'est encore exigé de personne
attention-free-text = Une exigence dit qui doit avoir quoi : tous, un poste ou un site. Dès qu'il y en a une, ceux à qui elle manque apparaissent ici.
quick-title = Étapes habituelles
quick-matrix = Ouvrir la matrice
quick-record = Enregistrer une formation suivie
quick-verify = Contrôler ce qui attend
quick-requirement = Ajouter une exigence
quick-person = Ajouter une personne
quick-course = Ajouter un cours
weeks-title = Échéances par semaine
weeks-one = semaine du { $day } : { $count }
weeks-spoken = Compétences requises qui arrivent à échéance dans chacune des semaines à venir. { $weeks }
date-short = { $day } { $month }

## Accueil de tous les autres
own-title = Mes compétences
own-role-at-site = { $role } à { $site }.{ " " }
own-role = { $role }.{ " " }
own-share = { $held } compétences requises valides aujourd'hui sur { $required }.
own-nothing-required = Rien n'est exigé de vous aujourd'hui.
own-due = À faire ensuite
own-order = En règle
own-until = jusqu'au { $day }
own-was-valid = Était valide jusqu'au { $day }.
own-is-valid = Valide jusqu'au { $day }.
own-due-by = À faire d'ici le { $day }.
own-blocks = D'ici là, vous ne pouvez pas faire le travail qui l'exige.
own-next-expired = Renouvelez-la : demandez une place dans { $course } ou son recyclage.
own-next-expiring = Demandez avant cela une place dans { $course } ou son recyclage.
own-next-overdue = Demandez la prochaine place dans { $course }.
own-next-missing = Demandez une place dans { $course }.
own-next-failed = La dernière tentative n'a pas réussi. Demandez quand vous pourrez refaire { $course }.
own-next-waiting = Réussie. Quelqu'un doit encore contrôler le justificatif ; vous n'avez rien à faire.
own-empty-title = Rien n'est exigé de vous
own-empty-text = Dès que votre poste, votre site ou tous doivent avoir une compétence, elle apparaît ici, avec ce qu'il faut faire.
own-nothing-due-title = Rien à faire
own-nothing-due-text = Tout ce qui est exigé de vous est valide pour un moment.

## Les premiers pas d'une organisation
begin-title = Commencer
begin-lede = Il n'y a encore rien ici. Importez ce que vous avez, puis ajoutez ce qui manque.
begin-import-title = Importer vos registres
begin-import-text = Les classeurs Excel et LibreOffice et les fichiers CSV sont lus tels quels : personnes, cours, formations et exigences sont reconnus. Avant que rien ne soit enregistré, vous voyez ce qui serait importé et quelles cellules sont douteuses.
begin-import-action = Importer des fichiers
begin-import-help = Là où tourne le serveur, cette commande fait de même ; avec --dry-run elle dit seulement ce qui serait importé. Importer deux fois le même fichier ne change rien.
begin-person-title = Ajouter une personne
begin-person-text = Avec un poste et un site. Vous direz ensuite ce qu'ils exigent.
begin-course-title = Ajouter un cours
begin-course-text = Un cours est ce que l'on suit. Il donne une compétence pour la durée que vous dites. Commencez par celui dont tous ont besoin.
