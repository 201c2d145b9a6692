namespace Pipeline.Lab;

/// <summary>Asks whether a server answers 2xx.</summary>
internal static class HttpProbe
{
    private static readonly HttpClient Http = new();

    public static async Task<bool> SucceedsAsync(Uri url)
    {
        try
        {
            using var answer = await Http.GetAsync(url);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
