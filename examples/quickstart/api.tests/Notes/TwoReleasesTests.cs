using System.Net;

namespace Quickstart.Api.Tests;

/// <summary>While traffic moves, the previous and the next release work on the same data.</summary>
public sealed class TwoReleasesTests
{
    private const string FromNextRelease =
        """{"schema": "0099", "lastId": 7, "mood": "sunny", "notes": [{"id": 7, "text": "new", "author": "Ada", "likes": 3}]}""";

    [Fact]
    public async Task Fields_of_the_next_release_survive_a_write_of_this_one()
    {
        await using var api = await RunningApi.StartAsync(FromNextRelease);

        (await api.PostAsync("""{"text": "hello"}""")).EnsureSuccessStatusCode().Dispose();

        var stored = await api.StoredAsync();
        stored["schema"]!.GetValue<string>().Should().Be("0099");
        stored["mood"]!.GetValue<string>().Should().Be("sunny");
        stored["notes"]![0]!["likes"]!.GetValue<int>().Should().Be(3);
        stored["notes"]![1]!["id"]!.GetValue<int>().Should().Be(8);
    }

    [Fact]
    public async Task Fields_of_the_next_release_are_not_answered()
    {
        await using var api = await RunningApi.StartAsync(FromNextRelease);

        (await api.GetAsync("/api/notes")).ToJsonString().Should().Be("""[{"id":7,"text":"new","author":"Ada"}]""");
    }

    [Fact]
    public async Task Notes_of_the_previous_release_lack_author_and_time_and_are_listed()
    {
        await using var api = await RunningApi.StartAsync("""{"schema": "0003", "lastId": 1, "notes": [{"id": 1, "text": "old"}]}""");

        (await api.GetAsync("/api/notes")).ToJsonString().Should().Be("""[{"id":1,"text":"old","author":"Anonymous"}]""");
    }

    [Fact]
    public async Task A_note_without_text_is_damage_and_not_hidden()
    {
        await using var api = await RunningApi.StartAsync("""{"schema": "0003", "lastId": 1, "notes": [{"id": 1}]}""");

        using var response = await api.Client.GetAsync(new Uri("/api/notes", UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).Should().Contain("without id or text");
    }
}
