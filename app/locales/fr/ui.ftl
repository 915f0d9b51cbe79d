## Cadre
ui-product = Docendo
ui-skip = Aller au contenu
ui-places = Rubriques
ui-main-places = Rubriques principales
ui-more = Plus
ui-rail-narrow = Réduire le menu
ui-rail-widen = Élargir le menu
ui-find = Partout
ui-own-page = Ma page
ui-own-password = Changer le mot de passe
ui-scheme = Apparence
ui-scheme-system = Comme le système
ui-scheme-light = Claire
ui-scheme-dark = Sombre
ui-language = Langue
ui-language-any = Comme l'organisation ou le navigateur
ui-sign-out = Se déconnecter
place-home = Accueil
place-matrix = Matrice
place-people = Personnes
place-catalogue = Catalogue
place-requirements = Exigences
place-records = Enregistrer

## Rôles d'accès
access-system-admin = Administrateur
access-training-manager = Responsable formation
access-hr = RH
access-manager = Encadrant
access-trainer = Formateur
access-auditor = Auditeur
access-learner = Salarié

## Formulaires et listes
ui-optional = facultatif
ui-cancel = Annuler
ui-errors = { $count ->
    [one] Une chose à corriger
   *[other] { $count } choses à corriger
}
ui-filter-remove = Retirer le filtre : { $filter }
ui-pages = Pages
ui-page = Page { $number }
ui-page-previous = Page précédente
ui-page-next = Page suivante
ui-part = { $first }–{ $last } sur { $total }
ui-legend = États, et combien de fois chacun apparaît
