using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Lab;

/// <summary>Base images as files in the user's cache folder, so that only the first start of all builds them.</summary>
internal static class ImageCache
{
    public static Task<string> FileAsync(BaseImage image, DockerEngine engine) => LabCache.FileAsync($"{image.Name}-{RecipeOf(image)}", async file =>
    {
        await ImageRecipe.BuildAsync(image, engine);
        await engine.DockerAsync("save", "--output", file, image.Tag);
    });

    /// <summary>What the image is made of, as a short hash: another recipe is another file.</summary>
    private static string RecipeOf(BaseImage image)
    {
        var recipe = string.Join('\n', image.Packages) + LabResource.Read($"images/{image.Name}.Dockerfile") + LabResource.Read("rootfs.sh");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipe)))[..12];
    }
}
