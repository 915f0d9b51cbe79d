//! The words of French-speaking spreadsheets.

use super::{Field, Unit, Vocabulary};

#[rustfmt::skip]
pub(super) const FRENCH: Vocabulary = Vocabulary {
    person_headers: &[
        (Field::EmployeeNumber, &[
            "matricule", "no matricule", "n matricule", "numero matricule", "numero de matricule", "no employe", "numero employe",
            "numero d employe", "no salarie", "n salarie", "numero salarie", "numero de salarie", "identifiant", "id employe",
            "id salarie", "code employe", "code salarie", "no agent", "n agent", "numero d agent",
        ]),
        (Field::LastName, &["nom", "nom de famille", "nom usuel"]),
        (Field::FirstName, &["prenom", "prenoms"]),
        (Field::FullName, &[
            "nom et prenom", "nom prenom", "nom complet", "prenom nom", "prenom et nom", "employe", "employee", "salarie", "salariee",
            "collaborateur", "collaboratrice", "agent", "personne", "stagiaire",
        ]),
        (Field::Email, &["courriel", "adresse e mail", "adresse mail", "adresse electronique", "adresse email", "mel"]),
        (Field::JobTitle, &["poste", "fonction", "emploi", "metier", "intitule du poste", "poste de travail"]),
        (Field::Department, &["service", "departement", "equipe", "unite", "direction", "pole"]),
        (Field::Site, &["etablissement", "usine", "lieu", "lieu de travail", "agence", "bureau", "implantation"]),
        (Field::StartDate, &["date d entree", "date entree", "date d embauche", "date embauche", "entree", "embauche", "date de debut", "anciennete"]),
        (Field::EndDate, &["date de sortie", "date sortie", "sortie", "date de depart", "depart", "date de fin", "fin de contrat"]),
        (Field::Status, &["statut", "situation", "etat", "actif"]),
    ],
    course_headers: &[
        (Field::CourseCode, &["code", "code formation", "code de la formation", "reference", "ref formation", "code stage"]),
        (Field::CourseTitle, &["formation", "intitule", "intitule de la formation", "libelle", "libelle formation", "stage", "module", "titre", "competence", "habilitation"]),
        (Field::LegalReference, &["reference legale", "base legale", "reglementation", "texte de reference", "loi", "norme", "reference reglementaire"]),
        (Field::Frequency, &["frequence", "periodicite", "validite", "duree de validite", "renouvellement", "recyclage", "valable"]),
        (Field::Audience, &["public", "public cible", "public concerne", "personnel concerne", "concerne", "postes", "postes concernes", "metiers", "pour qui"]),
        (Field::Mandatory, &["obligatoire", "obligation", "exige", "requis"]),
        (Field::Hours, &["heures", "duree", "nombre d heures", "nb heures", "duree heures"]),
    ],
    completion_headers: &[
        (Field::CourseCode, &["code formation", "code de la formation", "ref formation", "code stage"]),
        (Field::CourseTitle, &["formation", "intitule", "intitule de la formation", "libelle formation", "stage", "habilitation", "competence", "certification"]),
        (Field::CompletedOn, &[
            "date", "date de formation", "date formation", "date de la formation", "date de realisation", "date realisation",
            "realise le", "date d obtention", "date obtention", "obtenu le", "date de fin de formation", "suivie le", "effectue le",
            "date de delivrance", "date du stage",
        ]),
        (Field::ExpiresOn, &["expiration", "date d expiration", "date expiration", "expire le", "echeance", "date d echeance", "valable jusqu au", "valide jusqu au", "fin de validite", "date de fin de validite"]),
        (Field::Outcome, &["resultat", "statut", "etat", "reussite", "avis"]),
        (Field::Score, &["score", "note sur 100", "pourcentage"]),
    ],
    competency_headers: &[
        (Field::Area, &["zone", "secteur", "atelier", "ligne", "service"]),
        (Field::Machine, &["machine", "machines", "equipement", "poste", "engin"]),
        (Field::CourseTitle, &["competence", "competences", "savoir faire", "tache", "operation"]),
        (Field::CourseCode, &["code", "code competence"]),
        (Field::MaximumLevel, &["niveau maximum", "niveau max", "niveau maximal", "niveau", "niveaux"]),
    ],
    whole_names: &["nom"],
    other_dates: &[
        "date de naissance", "naissance", "ne le", "nee le", "fin de periode d essai", "mise a jour", "derniere mise a jour",
        "date de visite", "visite medicale", "echeance", "expiration", "date d expiration", "date d echeance", "fin de validite",
    ],
    passed: &[
        "reussi", "reussie", "acquis", "acquise", "valide", "validee", "obtenu", "obtenue", "termine", "terminee", "suivi", "suivie",
        "realise", "realisee", "present", "presente", "oui", "apte", "favorable", "admis", "admise", "effectue", "effectuee",
    ],
    not_passed: &[
        "echec", "echoue", "echouee", "non acquis", "non acquise", "non valide", "non validee", "absent", "absente", "en cours",
        "prevu", "prevue", "inscrit", "inscrite", "annule", "annulee", "a faire", "non", "inapte", "defavorable", "non suivi",
    ],
    completion_dates: &["date", "realise le", "obtenu le", "date de formation", "date d obtention"],
    not_applicable: &["sans objet", "s o", "non applicable", "non requis", "non concerne", "non concernee", "pas concerne"],
    everyone: &["tous", "toutes", "tout le personnel", "tous les salaries", "ensemble du personnel", "tous les employes", "tout le monde", "tous les postes"],
    nobody: &["aucun", "aucune", "personne"],
    here: &["actif", "active", "present", "presente", "en poste", "en activite", "oui"],
    left: &["sorti", "sortie", "parti", "partie", "inactif", "inactive", "demissionnaire", "licencie", "licenciee", "retraite", "retraitee", "non"],
    yes: &["oui", "obligatoire", "requis", "exige", "vrai"],
    no: &["non", "facultatif", "facultative", "recommande", "recommandee", "optionnel", "optionnelle", "faux"],
    months: [
        "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
    ],
    date_fillers: &["le", "du", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ordinal_endings: &["er", "e"],
    hours: &["heure", "heures"],
    units: &[
        ("jour", Unit::Days), ("jours", Unit::Days), ("semaine", Unit::Weeks), ("semaines", Unit::Weeks), ("mois", Unit::Months),
        ("an", Unit::Years), ("ans", Unit::Years), ("annee", Unit::Years), ("annees", Unit::Years),
    ],
    periods: &[
        ("annuel", 12), ("annuelle", 12), ("annuellement", 12), ("mensuel", 1), ("mensuelle", 1), ("trimestriel", 3),
        ("trimestrielle", 3), ("semestriel", 6), ("semestrielle", 6), ("biennal", 24), ("biennale", 24), ("triennal", 36),
        ("triennale", 36), ("quinquennal", 60), ("quinquennale", 60),
    ],
    numbers: &[
        ("un", 1.0), ("une", 1.0), ("deux", 2.0), ("trois", 3.0), ("quatre", 4.0), ("cinq", 5.0), ("six", 6.0), ("dix", 10.0),
        ("douze", 12.0),
    ],
    each: &["chaque"],
    every_other: &[],
    deadline: &["dans", "sous"],
    unclear: &["fois", "ou"],
    never: &["sans expiration", "n expire pas", "sans limite", "illimite", "illimitee", "a vie", "jamais", "permanent", "permanente", "sans recyclage"],
    never_alone: &["aucune", "aucun", "une fois", "initiale", "initial", "unique"],
    case_by_case: &["par ", "selon ", "selon", "suivant", "au cas par cas", "variable"],
};
