"""PostgreSQL: sessions, tables, migrations, encryption."""
