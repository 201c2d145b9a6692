using Pipeline.Delivery;

namespace Documentation.Containers;

class Build
{
    #region shop
    public Application Application { get; } = new("shop")
    {
        Registry = new("ghcr.io") { Namespace = "acme/shop", User = "acme-bot" },
        Services = [new("api") { Toolchain = new NodeToolchain(), Port = 3000, Replicas = 2, MemoryLimit = 512.Mebibytes, Secrets = ["DATABASE_URL"] }],
        Environments =
        [
            new("production")
            {
                Host = new ComposeHost(new Machine("deploy@vps1.example.org"), new Machine("deploy@vps2.example.org"))
                {
                    Url = "https://shop.example.org/",
                    KnownHosts = "deploy/known_hosts",
                    Edge = new Edge { HostNames = ["shop.example.org"], Certificates = "/etc/shop/certificates", LargestBody = 10.Megabytes },
                    Accessories =
                    [
                        new Accessory("database", "postgres:15.8")
                        {
                            Data = "/var/lib/postgresql/data",
                            Secrets = new Dictionary<string, string> { ["POSTGRES_PASSWORD"] = "DATABASE_PASSWORD" },
                            Health = ["pg_isready", "-U", "postgres"],
                        },
                    ],
                },
                IsProtected = true,
            },
        ],
    };
    #endregion

    #region certbot
    public Edge Edge { get; } = new() { HostNames = ["shop.example.org"], Certificates = new Certbot("ops@example.org") };
    #endregion
}
