using System.Net;

namespace Pipeline.Delivery;

/// <summary>What users see during maintenance.</summary>
public static class MaintenancePage
{
    /// <summary>
    /// The environment's own page, a file of the repository, or a plain one that names the application.
    /// </summary>
    /// <exception cref="Plans.FailureException">The file is not there.</exception>
    public static string Of(Site site)
    {
        if (site.Environment.MaintenancePage is not { } own) return Plain(site.Application.Name);

        var file = Path.GetFullPath(own, site.Root);
        return File.Exists(file)
            ? File.ReadAllText(file)
            : throw new Plans.FailureException($"The maintenance page of {site.Environment.Name}, {own}, is not in the repository.")
            {
                NextSteps = [$"Add {own}, or leave MaintenancePage of {site.Environment.Name} out for a plain page."],
            };
    }

    private static string Plain(string application) => $$"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Maintenance</title>
        <style>body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 32rem; padding: 0 1rem }</style>
        <h1>{{WebUtility.HtmlEncode(application)}} is being maintained</h1>
        <p>It will be back soon. Nothing of what you saved is lost.</p>
        </html>

        """;
}
