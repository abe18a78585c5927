-- Released forms. A row is never updated: answers point at the version they were given to.
CREATE TABLE form_version (
    form_key    varchar(100) NOT NULL,
    version     integer      NOT NULL CHECK (version >= 1),
    schema      jsonb        NOT NULL,
    checksum    varchar(64)    NOT NULL,
    released_at timestamptz  NOT NULL,
    PRIMARY KEY (form_key, version),
    UNIQUE (form_key, checksum)
);
