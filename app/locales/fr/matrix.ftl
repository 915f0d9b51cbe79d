## Matrice de formation
matrix-title = Matrice des compétences
matrix-lede = { $share } des { $required } compétences requises sont valides.
matrix-caption = État de chaque ligne pour chaque compétence le { $day }
matrix-filters = Matrice
matrix-as-of = À la date du
matrix-known-at = Connu le (UTC)
matrix-rows = Lignes
matrix-by-person = personnes
matrix-by-role = postes
matrix-by-site = sites
matrix-course = Formation
matrix-site = Site
matrix-role = Poste
matrix-category = Catégorie
matrix-mandatory-only = Obligatoire seulement
matrix-show = Montrer
matrix-show-all = Tout
matrix-show-blocked = Ne peuvent pas travailler
matrix-show-gaps = Lacunes
matrix-show-expiring = Bientôt échues
matrix-show-expiring-required = Bientôt échues (requises)
matrix-show-overdue = En retard
matrix-show-past-due = En retard
matrix-person = Personne
matrix-share = Part de ce qui est requis et valide
matrix-total = Valide ce jour
matrix-group-cell = pire état : { $state }, valide :
matrix-empty-title = Rien à comparer encore
matrix-empty-text = Aucune personne, compétence ou exigence ne correspond à ces filtres ce jour-là. Effacez les filtres, importez vos registres ou posez une exigence.
cell-valid-until = { $state } jusqu'au { $day }
cell-days-left = { $state }, jours restants :
cell-days-ago = { $state }, jours écoulés :

## Pourquoi une cellule est comme elle est
drawer-close = Fermer
drawer-person = Voir la personne
record-action = Enregistrer
verdict-expired = depuis le { $day }, { $days ->
    [one] 1 jour
   *[other] { $days } jours
}
verdict-expiring = le { $day }, dans { $days ->
    [one] 1 jour
   *[other] { $days } jours
}
verdict-valid-until = jusqu'au { $day }
verdict-valid-always = sans échéance
verdict-overdue = depuis le { $day }, { $days ->
    [one] 1 jour
   *[other] { $days } jours
}
verdict-due = à faire d'ici le { $day }
verdict-as-of = le { $day }
reason-requirement = Exigence
reason-not-required = Rien n'exige cette compétence de cette personne ce jour-là.
reason-required = { $whom } : { $level }.
reason-version = Version { $number }.
reason-since = { " " }En vigueur pour cette personne depuis le { $day }.
reason-due = { " " }À faire d'ici le { $day }.
reason-see = Voir l'exigence
scope-everyone = Tous doivent l'avoir
scope-role = Le poste { $name } doit l'avoir
scope-site = Tous à { $name } doivent l'avoir
level-mandatory = obligatoire
level-optional = facultatif
reason-evidence = Justificatifs
reason-no-evidence = Aucune formation enregistrée ne la donne.
reason-completed = { $result } le { $day }
result-passed = Réussie
result-failed = Échouée
result-attended = Suivie
result-partial = Suivie en partie
result-not-completed = Non terminée
worth-decides = C'est le justificatif qui compte : il dure le plus longtemps.
worth-counts = Compte, mais un autre justificatif dure plus longtemps.
worth-later = Postérieure au jour demandé.
worth-not-passed = Non réussie, donc ne prouve rien.
worth-unverified = Personne ne l'a encore vérifiée.
worth-rejected = Le justificatif a été refusé.
reason-dates = Dates
sum-caption = D'où vient la date
sum-completed = suivie
sum-always = sans fin
sum-never = ni le cours ni l'exigence ne fixent de fin
sum-recorded = date propre
sum-certificate = le jour enregistré avec elle
sum-refresh = renouvellement de l'exigence
sum-validity = validité de la compétence
sum-expires = premier jour où elle n'est plus valide
reason-next = Que faire
next-valid = Rien pour l'instant.
next-expiring = Prévoyez { $course } ou son recyclage avant le jour ci-dessus.
next-expired = Renouvelez avec { $course } ou son recyclage. D'ici là, la personne ne remplit pas l'exigence.
next-overdue = Faites suivre { $course } tout de suite : le délai est passé.
next-missing = Faites suivre { $course } et enregistrez-le avec son justificatif.
next-waiting = Quelqu'un doit regarder le justificatif et vérifier la formation.
next-failed = Refaire { $course } ; la dernière tentative n'a pas réussi.
next-not-required = Rien : ce n'est pas exigé.
