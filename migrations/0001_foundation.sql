-- The foundation: organisations, people, access, catalogue, the facts of competence, and the journal.
-- One text for SQLite and PostgreSQL; {{key}}, {{timestamp}} and {{sorted}} are spelled by src/db/migrations.rs.
--
-- A fact is an identity row (its key never changes) and version rows. A version says from when to when the fact holds
-- (valid_from, valid_to: days, half-open, NULL = without bound) and from when to when we believed it (recorded_at,
-- superseded_at). At most one version of a fact is current: superseded_at IS NULL. Nothing is ever overwritten.

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE organisation (
    id {{key}},
    name TEXT NOT NULL,
    is_demo BOOLEAN NOT NULL,
    expiring_days BIGINT NOT NULL,
    created_at {{timestamp}} NOT NULL
);

CREATE TABLE journal (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    tx BIGINT NOT NULL,
    at {{timestamp}} NOT NULL,
    actor_id BIGINT NOT NULL,
    door TEXT NOT NULL,
    request_id TEXT NOT NULL,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id BIGINT,
    person_id BIGINT,
    touches TEXT NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX journal_by_organisation ON journal (organisation_id, tx, id);
CREATE INDEX journal_by_person ON journal (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX journal_by_entity ON journal (organisation_id, entity, entity_id, id);

CREATE TABLE site (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    folded {{sorted}} NOT NULL,
    created_at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX site_name ON site (organisation_id, folded);

CREATE TABLE role (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    kind TEXT NOT NULL CHECK (kind IN ('access', 'job')),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    folded {{sorted}} NOT NULL,
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 10),
    is_system BOOLEAN NOT NULL,
    created_at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX role_name ON role (organisation_id, kind, folded);

CREATE TABLE role_permission (
    role_id BIGINT NOT NULL REFERENCES role (id),
    permission TEXT NOT NULL,
    PRIMARY KEY (role_id, permission)
);

CREATE TABLE person (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    employee_number {{sorted}},
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT,
    email_folded TEXT,
    department {{sorted}},
    search TEXT NOT NULL,
    sort_name {{sorted}} NOT NULL,
    version BIGINT NOT NULL,
    created_at {{timestamp}} NOT NULL,
    updated_at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX person_employee_number ON person (organisation_id, employee_number) WHERE employee_number IS NOT NULL;
-- An e-mail address is a login name: unique over all organisations.
CREATE UNIQUE INDEX person_email ON person (email_folded) WHERE email_folded IS NOT NULL;
CREATE INDEX person_by_name ON person (organisation_id, sort_name, id);

CREATE TABLE account (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    password_hash TEXT NOT NULL,
    is_active BOOLEAN NOT NULL,
    created_at {{timestamp}} NOT NULL,
    last_sign_in_at {{timestamp}}
);
CREATE UNIQUE INDEX account_person ON account (person_id);

-- A sign-in: a browser session (its cookie's hash) or a refresh token of the API (its identifier's hash).
CREATE TABLE sign_in (
    id {{key}},
    account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL CHECK (kind IN ('browser', 'api')),
    secret_hash TEXT NOT NULL,
    created_at {{timestamp}} NOT NULL,
    expires_at {{timestamp}} NOT NULL,
    revoked_at {{timestamp}}
);
CREATE UNIQUE INDEX sign_in_secret ON sign_in (secret_hash);
CREATE INDEX sign_in_by_account ON sign_in (account_id);

-- A category without an organisation is a system category, seen by all.
CREATE TABLE category (
    id {{key}},
    organisation_id BIGINT REFERENCES organisation (id),
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    folded_name {{sorted}} NOT NULL,
    folded_code {{sorted}} NOT NULL,
    description TEXT,
    display_order BIGINT NOT NULL,
    is_active BOOLEAN NOT NULL,
    created_at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX category_code ON category (organisation_id, folded_code) WHERE organisation_id IS NOT NULL;
CREATE UNIQUE INDEX category_system_code ON category (folded_code) WHERE organisation_id IS NULL;

CREATE TABLE course (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    code TEXT NOT NULL,
    folded_code {{sorted}} NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    category_id BIGINT NOT NULL REFERENCES category (id),
    duration_hours DOUBLE PRECISION,
    delivery_type TEXT NOT NULL,
    course_type TEXT NOT NULL,
    requirement_level TEXT NOT NULL,
    validity_months BIGINT,
    refresher_id BIGINT REFERENCES course (id),
    owner_id BIGINT REFERENCES person (id),
    external_url TEXT,
    passing_score BIGINT,
    max_attempts BIGINT,
    self_enrolment BOOLEAN NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'active', 'inactive', 'archived')),
    search TEXT NOT NULL,
    sort_title {{sorted}} NOT NULL,
    version BIGINT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES person (id),
    created_at {{timestamp}} NOT NULL,
    updated_at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX course_code ON course (organisation_id, folded_code);
CREATE INDEX course_by_title ON course (organisation_id, sort_title, id);

CREATE TABLE prerequisite (
    id {{key}},
    course_id BIGINT NOT NULL REFERENCES course (id),
    needs_id BIGINT NOT NULL REFERENCES course (id),
    is_mandatory BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX prerequisite_pair ON prerequisite (course_id, needs_id);

-- What a person can hold. course_id names the course that owns it; a competency without one needs external proof.
CREATE TABLE competency (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    course_id BIGINT REFERENCES course (id),
    code {{sorted}} NOT NULL,
    title TEXT NOT NULL,
    category_id BIGINT NOT NULL REFERENCES category (id),
    created_at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX competency_course ON competency (course_id) WHERE course_id IS NOT NULL;
CREATE INDEX competency_by_organisation ON competency (organisation_id, id);

-- Fact: for how long a competency holds by default (NULL = for ever).
CREATE TABLE competency_version (
    id {{key}},
    competency_id BIGINT NOT NULL REFERENCES competency (id),
    validity_months BIGINT,
    recorded_at {{timestamp}} NOT NULL,
    superseded_at {{timestamp}},
    entry_id BIGINT NOT NULL REFERENCES journal (id)
);
CREATE UNIQUE INDEX competency_current ON competency_version (competency_id) WHERE superseded_at IS NULL;
CREATE INDEX competency_history ON competency_version (competency_id, recorded_at);

-- Fact: the competency that a course grants.
CREATE TABLE course_grant (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    course_id BIGINT NOT NULL REFERENCES course (id)
);
CREATE UNIQUE INDEX course_grant_course ON course_grant (course_id);

CREATE TABLE course_grant_version (
    id {{key}},
    course_grant_id BIGINT NOT NULL REFERENCES course_grant (id),
    competency_id BIGINT NOT NULL REFERENCES competency (id),
    recorded_at {{timestamp}} NOT NULL,
    superseded_at {{timestamp}},
    entry_id BIGINT NOT NULL REFERENCES journal (id)
);
CREATE UNIQUE INDEX course_grant_current ON course_grant_version (course_grant_id) WHERE superseded_at IS NULL;
CREATE INDEX course_grant_history ON course_grant_version (course_grant_id, recorded_at);

-- Fact: a person is employed.
CREATE TABLE employment (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    person_id BIGINT NOT NULL REFERENCES person (id)
);
CREATE INDEX employment_by_person ON employment (organisation_id, person_id);

CREATE TABLE employment_version (
    id {{key}},
    employment_id BIGINT NOT NULL REFERENCES employment (id),
    valid_from DATE,
    valid_to DATE,
    recorded_at {{timestamp}} NOT NULL,
    superseded_at {{timestamp}},
    entry_id BIGINT NOT NULL REFERENCES journal (id)
);
CREATE UNIQUE INDEX employment_current ON employment_version (employment_id) WHERE superseded_at IS NULL;
CREATE INDEX employment_history ON employment_version (employment_id, recorded_at);

-- Fact: a person holds a role; a job role usually at a site.
CREATE TABLE holding (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    role_id BIGINT NOT NULL REFERENCES role (id),
    site_id BIGINT REFERENCES site (id)
);
CREATE INDEX holding_by_person ON holding (organisation_id, person_id);
CREATE INDEX holding_by_role ON holding (role_id);

CREATE TABLE holding_version (
    id {{key}},
    holding_id BIGINT NOT NULL REFERENCES holding (id),
    valid_from DATE,
    valid_to DATE,
    recorded_at {{timestamp}} NOT NULL,
    superseded_at {{timestamp}},
    entry_id BIGINT NOT NULL REFERENCES journal (id)
);
CREATE UNIQUE INDEX holding_current ON holding_version (holding_id) WHERE superseded_at IS NULL;
CREATE INDEX holding_history ON holding_version (holding_id, recorded_at);

-- Fact: everyone, a role or a site needs a competency.
CREATE TABLE requirement (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    competency_id BIGINT NOT NULL REFERENCES competency (id),
    role_id BIGINT REFERENCES role (id),
    site_id BIGINT REFERENCES site (id),
    created_by BIGINT REFERENCES person (id),
    created_at {{timestamp}} NOT NULL,
    CHECK (role_id IS NULL OR site_id IS NULL)
);
CREATE INDEX requirement_by_organisation ON requirement (organisation_id, competency_id);
CREATE INDEX requirement_by_role ON requirement (role_id) WHERE role_id IS NOT NULL;

CREATE TABLE requirement_version (
    id {{key}},
    requirement_id BIGINT NOT NULL REFERENCES requirement (id),
    number BIGINT NOT NULL,
    is_mandatory BOOLEAN NOT NULL,
    is_regulatory BOOLEAN NOT NULL,
    priority TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    grace_days BIGINT,
    deadline DATE,
    refresh_months BIGINT,
    minimum_level TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'deprecated')),
    justification TEXT,
    regulatory_reference TEXT,
    notes TEXT,
    valid_from DATE,
    valid_to DATE,
    recorded_at {{timestamp}} NOT NULL,
    superseded_at {{timestamp}},
    entry_id BIGINT NOT NULL REFERENCES journal (id)
);
CREATE UNIQUE INDEX requirement_current ON requirement_version (requirement_id) WHERE superseded_at IS NULL;
CREATE INDEX requirement_history ON requirement_version (requirement_id, recorded_at);

-- Fact: a person completed a course.
CREATE TABLE completion (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    course_id BIGINT NOT NULL REFERENCES course (id),
    recorded_by BIGINT NOT NULL REFERENCES person (id),
    created_at {{timestamp}} NOT NULL
);
CREATE INDEX completion_by_person ON completion (organisation_id, person_id, course_id);
CREATE INDEX completion_by_course ON completion (course_id);

CREATE TABLE completion_version (
    id {{key}},
    completion_id BIGINT NOT NULL REFERENCES completion (id),
    completed_on DATE NOT NULL,
    expires_on DATE,
    result TEXT NOT NULL,
    score DOUBLE PRECISION,
    is_external BOOLEAN NOT NULL,
    provider TEXT,
    trainer_id BIGINT REFERENCES person (id),
    trainer_name TEXT,
    certificate_number TEXT,
    notes TEXT,
    verification TEXT NOT NULL CHECK (verification IN ('pending', 'verified', 'rejected')),
    verified_by BIGINT REFERENCES person (id),
    verified_at {{timestamp}},
    verification_note TEXT,
    recorded_at {{timestamp}} NOT NULL,
    superseded_at {{timestamp}},
    entry_id BIGINT NOT NULL REFERENCES journal (id)
);
CREATE UNIQUE INDEX completion_current ON completion_version (completion_id) WHERE superseded_at IS NULL;
CREATE INDEX completion_history ON completion_version (completion_id, recorded_at);

INSERT INTO category (organisation_id, name, code, folded_name, folded_code, description, display_order, is_active, created_at) VALUES
    (NULL, 'General', 'GENERAL', 'general', 'general', 'Everything that fits nowhere else', 100, TRUE, '2026-01-01T00:00:00+00:00'),
    (NULL, 'Induction', 'INDUCTION', 'induction', 'induction', 'For everyone who is new', 1, TRUE, '2026-01-01T00:00:00+00:00'),
    (NULL, 'Health and safety', 'SAFETY', 'health and safety', 'safety', 'Hazards, protection and emergencies', 2, TRUE, '2026-01-01T00:00:00+00:00'),
    (NULL, 'Environment', 'ENVIRONMENT', 'environment', 'environment', 'Spills, waste and emissions', 3, TRUE, '2026-01-01T00:00:00+00:00'),
    (NULL, 'Quality', 'QUALITY', 'quality', 'quality', 'Standards, audits and good practice', 4, TRUE, '2026-01-01T00:00:00+00:00'),
    (NULL, 'Technical', 'TECHNICAL', 'technical', 'technical', 'Machines, vehicles and trades', 5, TRUE, '2026-01-01T00:00:00+00:00'),
    (NULL, 'Information security', 'SECURITY', 'information security', 'security', 'Data, devices and privacy', 6, TRUE, '2026-01-01T00:00:00+00:00');
