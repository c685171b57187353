#!/bin/bash
# Run once by the PostgreSQL image, when its data folder is new: the role that owns the database
# and migrates it. It may make roles and is no superuser.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
    --set password="$(cat /run/secrets/owner_password)" <<'SQL'
CREATE ROLE hsb_owner LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE hsb OWNER hsb_owner TEMPLATE template0 ENCODING 'UTF8'
    LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
SQL
