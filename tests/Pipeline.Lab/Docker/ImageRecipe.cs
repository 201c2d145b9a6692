namespace Pipeline.Lab;

/// <summary>Builds a base image: a file system of packages, and a Dockerfile on top.</summary>
internal static class ImageRecipe
{
    public static async Task BuildAsync(BaseImage image, DockerEngine engine)
    {
        using var folder = new LabFolder("image");
        folder.Write("Dockerfile", LabResource.Read($"images/{image.Name}.Dockerfile"));
        if (image.Packages.Count == 0)
        {
            File.Copy("/bin/busybox", folder["busybox"]);
        }
        else
        {
            folder.Write("rootfs.sh", LabResource.Read("rootfs.sh"));
            _ = (await LabCommand.RunAsync("/bin/bash", [folder["rootfs.sh"], folder["rootfs.tar"], .. image.Packages])).Text;
            await engine.DockerAsync("import", folder["rootfs.tar"], $"lab/{image.Name}-files");
            File.Delete(folder["rootfs.tar"]);
        }

        await engine.DockerAsync("build", "--quiet", "--tag", image.Tag, folder.Path);
    }
}
