namespace Pipeline.Delivery.Tests.Backups;

public sealed class RestoreTroubleTests
{
    [Fact]
    public void A_missing_role_is_named() => RestoreTrouble.Of(["SET", "psql:<stdin>:31: ERROR:  role \"reader\" does not exist"], 15).Should().Be(
        ("The role reader is missing there.", "create role \"reader\"   # on the server; for a drill add it to Roles"));

    [Fact]
    public void A_missing_extension_is_named() =>
        RestoreTrouble.Of(["ERROR:  extension \"pg_trgm\" is not available", "DETAIL:  Could not open extension control file."], 15).Should().Be(
            ("The extension pg_trgm is not installed there.", "Install what has it, mostly postgresql-15-pg-trgm, on the machine of the server."));

    [Fact]
    public void Anything_else_is_told_as_the_server_says_it() =>
        RestoreTrouble.Of(["BEGIN", "ERROR:  relation \"a\" already exists", "ROLLBACK"], 15).What.Should().Be("ERROR:  relation \"a\" already exists");
}
