using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Quickstart.Api.Tests;

public sealed class NoteTests
{
    [Fact]
    public async Task A_note_that_was_added_is_listed_and_stored()
    {
        await using var api = await RunningApi.StartAsync();

        using var response = await api.PostAsync("""{"text": "  Grüße <b>  ", "author": " Ada "}""");

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        response.Headers.Location.Should().Be("/api/notes/1");
        var expected = """{"id":1,"text":"Grüße <b>","author":"Ada","created":"2026-03-01T12:30:00+00:00"}""";
        Same(await response.Content.ReadFromJsonAsync<JsonNode>(), expected);
        Same(await api.GetAsync("/api/notes"), $"[{expected}]");
        Same((await api.StoredAsync())["notes"], $"[{expected.Replace("+00:00", "Z", StringComparison.Ordinal)}]");
    }

    [Fact]
    public async Task A_note_without_author_is_anonymous()
    {
        await using var api = await RunningApi.StartAsync();

        using var response = await api.PostAsync("""{"text": "hello", "author": " "}""");

        (await api.GetAsync("/api/notes"))[0]!["author"]!.GetValue<string>().Should().Be("Anonymous");
    }

    [Fact]
    public async Task The_newest_note_comes_first()
    {
        await using var api = await RunningApi.StartAsync();
        foreach (var text in new[] { "first", "second", "third" })
            (await api.PostAsync($$"""{"text": "{{text}}"}""")).Dispose();

        var texts = (await api.GetAsync("/api/notes")).AsArray().Select(note => note!["text"]!.GetValue<string>());

        texts.Should().Equal("third", "second", "first");
    }

    [Theory]
    [InlineData("""{}""", "text")]
    [InlineData("""null""", "text")]
    [InlineData("""{"text": " \n "}""", "text")]
    [InlineData("""{"text": "@501"}""", "text")]
    [InlineData("""{"text": "fine", "author": "@61"}""", "author")]
    public async Task A_note_that_cannot_be_kept_is_a_400_that_names_the_field(string body, string field)
    {
        await using var api = await RunningApi.StartAsync();

        using var response = await api.PostAsync(body.Replace("@501", new string('x', 501), StringComparison.Ordinal)
            .Replace("@61", new string('x', 61), StringComparison.Ordinal));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        problem["errors"]!.AsObject().Select(error => error.Key).Should().Equal(field);
        (await api.GetAsync("/api/notes")).AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task The_longest_note_is_kept()
    {
        await using var api = await RunningApi.StartAsync();

        using var response = await api.PostAsync($$"""{"text": "{{new string('x', 500)}}", "author": "{{new string('x', 60)}}"}""");

        response.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""{"text": """)]
    [InlineData("""{"text": 5}""")]
    public async Task A_body_that_is_not_a_note_is_a_400(string body)
    {
        await using var api = await RunningApi.StartAsync();

        using var response = await api.PostAsync(body);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task A_request_of_more_than_16_KiB_is_refused()
    {
        await using var api = await RunningApi.StartAsync();

        using var response = await api.PostAsync($$"""{"text": "{{new string('x', 16 * 1024)}}"}""");

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_deleted_note_is_gone_and_its_id_is_not_given_again()
    {
        await using var api = await RunningApi.StartAsync();
        (await api.PostAsync("""{"text": "one"}""")).Dispose();
        (await api.PostAsync("""{"text": "two"}""")).Dispose();

        using var deleted = await api.Client.DeleteAsync(new Uri("/api/notes/2", UriKind.Relative));
        using var again = await api.Client.DeleteAsync(new Uri("/api/notes/2", UriKind.Relative));
        (await api.PostAsync("""{"text": "three"}""")).Dispose();

        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
        again.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await api.GetAsync("/api/notes")).AsArray().Select(note => note!["id"]!.GetValue<int>()).Should().Equal(3, 1);
    }

    [Fact]
    public async Task Without_its_migrations_the_data_is_not_touched()
    {
        const string old = """{"schema": "0002", "lastId": 0, "notes": []}""";
        await using var api = await RunningApi.StartAsync(old);

        using var response = await api.PostAsync("""{"text": "hello"}""");

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await File.ReadAllTextAsync(api.DataFile)).Should().Be(old);
    }

    private static void Same(JsonNode? actual, string expected) =>
        JsonNode.DeepEquals(actual, JsonNode.Parse(expected)).Should().BeTrue("{0} should equal {1}", actual?.ToJsonString(), expected);
}
