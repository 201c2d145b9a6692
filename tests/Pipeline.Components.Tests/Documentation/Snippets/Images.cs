using Pipeline.Delivery;

namespace Documentation.Images;

static class Shop
{
    public static Application Application { get; } =
    #region images
    new("shop")
    {
        Registry = new("registry.example.org") { Namespace = "acme/shop", User = "ci", Tags = ImageTags.Commit | ImageTags.Latest },
        Services =
        [
            new("api")
            {
                Toolchain = new PythonToolchain(),
                Image = new()
                {
                    Target = "production",
                    Arguments = new Dictionary<string, string> { ["PYTHON_VERSION"] = "3.11" },
                    SizeBudget = 200.Megabytes,
                },
                Port = 8000,
            },
            new("web")
            {
                Toolchain = new NodeToolchain(),
                Image = new() { Context = ".", Dockerfile = "docker/web.Dockerfile" },
                Port = 3000,
            },
        ],
    };
    #endregion
}
