using System.Text;
using System.Text.Json.Nodes;

namespace Quickstart.Api.Tests;

/// <summary>What each migration does to the data, and what its way back leaves.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void Create_notes_starts_an_empty_list() =>
        Changed("""{"schema":"0000","lastId":9,"notes":[]}""", new CreateNotes().Up)
            .Should().Be("""{"schema":"0000","lastId":0,"notes":[]}""");

    [Fact]
    public void Create_notes_has_no_way_back() => (new CreateNotes() as IMigration).Should().NotBeAssignableTo<IReversibleMigration>();

    [Fact]
    public void Add_created_time_dates_the_notes_that_have_no_time() =>
        Changed(With("""{"id":1,"text":"a"},{"id":2,"text":"b","created":"then"}"""), new AddCreatedTime(new FixedClock()).Up)
            .Should().Be(With("""{"id":1,"text":"a","created":"2026-03-01T12:30:00Z"},{"id":2,"text":"b","created":"then"}"""));

    [Fact]
    public void Add_author_names_nobody() =>
        Changed(With("""{"id":1,"text":"a"},{"id":2,"text":"b","author":"Ada"}"""), new AddAuthor().Up)
            .Should().Be(With("""{"id":1,"text":"a","author":"Anonymous"},{"id":2,"text":"b","author":"Ada"}"""));

    public static TheoryData<string> Reversible => [.. Schema.Migrations.OfType<IReversibleMigration>().Select(migration => migration.Id)];

    [Theory]
    [MemberData(nameof(Reversible))]
    public void Down_undoes_up(string id)
    {
        var migration = (IReversibleMigration)Schema.Migrations.Single(migration => migration.Id == id);

        var before = With("""{"id":1,"text":"a"},{"id":2,"text":"b"}""");

        Changed(before, migration.Up).Should().NotBe(before);
        Changed(before, migration.Up, migration.Down).Should().Be(before);
    }

    [Fact]
    public void Ids_are_four_digits_without_gap_in_order() =>
        Schema.Migrations.Select(migration => migration.Id).Should().Equal(
            Enumerable.Range(1, Schema.Migrations.Count).Select(number => $"{number:0000}"));

    private static string With(string notes) => $$"""{"schema":"0001","lastId":2,"notes":[{{notes}}]}""";

    private static string Changed(string json, params Action<Document>[] changes)
    {
        var document = Document.Parse(Encoding.UTF8.GetBytes(json));
        foreach (var change in changes) change(document);
        using var stream = new MemoryStream();
        document.WriteTo(stream);
        return JsonNode.Parse(stream.ToArray())!.ToJsonString();
    }
}
