"""add rhyme"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    # A default, because the release before does not fill it.
    op.add_column(
        "analyses",
        sa.Column("rhyme", sa.Text, nullable=False, server_default=""),
    )


def downgrade():
    op.drop_column("analyses", "rhyme")
