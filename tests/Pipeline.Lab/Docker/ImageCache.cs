using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Lab;

/// <summary>Base images as files in the user's cache folder, so that only the first start of all builds them.</summary>
internal static class ImageCache
{
    private static string CacheFolder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "pipeline-lab");

    public static async Task<string> FileAsync(BaseImage image, DockerEngine engine)
    {
        Directory.CreateDirectory(CacheFolder);
        var file = Path.Combine(CacheFolder, $"{image.Name}-{RecipeOf(image)}.tar");
        if (File.Exists(file)) return file;

        await using var turn = await TurnAsync($"{file}.lock");
        if (File.Exists(file)) return file;

        await ImageRecipe.BuildAsync(image, engine);
        await engine.DockerAsync("save", "--output", $"{file}.new", image.Tag);
        File.Move($"{file}.new", file);
        return file;
    }

    /// <summary>What the image is made of, as a short hash: another recipe is another file.</summary>
    private static string RecipeOf(BaseImage image)
    {
        var recipe = string.Join('\n', image.Packages) + LabResource.Read($"images/{image.Name}.Dockerfile") + LabResource.Read("rootfs.sh");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipe)))[..12];
    }

    /// <summary>Several test processes may want the same image at once; one builds it.</summary>
    private static async Task<FileStream> TurnAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }
}
