using Pipeline.Delivery;

namespace Documentation.Secrets;

static class Shop
{
    public static Service Api { get; } =
    #region service-secrets
    new("api")
    {
        Toolchain = new DotNetToolchain(),
        Secrets = ["DATABASE_URL", "SESSION_KEY"],
    }
    #endregion
    ;
}
