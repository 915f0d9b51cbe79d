## La recherche
search-title = Recherche
search-find = Chercher personnes, cours, actions
search-lede = Un nom, un matricule, une adresse e-mail, un cours ou une action.
search-submit = Chercher
search-results = Résultats
search-courses = Cours
search-actions = Aller à
search-all = Voir les { $count }
search-count = { $count ->
    [0] Rien ne correspond.
    [one] 1 résultat
   *[other] { $count } résultats
}
search-none-title = Rien ne correspond
search-none-text = Essayez moins de lettres ou un autre mot. Les accents et les majuscules ne comptent pas.
search-failed = Le serveur ne répond pas. Réessayez.
action-gaps = Montrer les lacunes
action-expiring = Montrer ce qui échoit bientôt
