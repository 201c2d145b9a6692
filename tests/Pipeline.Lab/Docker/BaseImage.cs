namespace Pipeline.Lab;

/// <summary>
/// An image that others build on or that runs as it is, made of Debian's packages because no public registry is reachable. It has the
/// name, the entry point and the variables of the image on Docker Hub, as far as this repository uses them.
/// </summary>
public sealed record BaseImage
{
    private BaseImage(string tag, params string[] packages)
    {
        Tag = tag;
        Packages = packages;
    }

    /// <summary>A shell and the usual small programs; 2 MB.</summary>
    public static BaseImage Busybox { get; } = new("busybox:1");

    /// <summary>Python 3.11 with what pip would install for a FastAPI service: uvicorn, alembic, psycopg2, redis.</summary>
    public static BaseImage Python { get; } = new(
        "python:3.11-slim", "python3", "python3-fastapi", "python3-uvicorn", "python3-alembic", "python3-psycopg2", "python3-redis", "ca-certificates");

    /// <summary>Node 18.</summary>
    public static BaseImage Node { get; } = new("node:18-slim", "nodejs", "ca-certificates");

    /// <summary>The edge. Configuration: <c>/usr/local/etc/haproxy/haproxy.cfg</c>.</summary>
    public static BaseImage Haproxy { get; } = new("haproxy:2.6", "haproxy", "socat");

    /// <summary>nginx 1.22. Configuration: <c>/etc/nginx/nginx.conf</c>; files in <c>/usr/share/nginx/html</c>.</summary>
    public static BaseImage Nginx { get; } = new("nginx:1.22", "nginx", "ca-certificates");

    /// <summary>PostgreSQL 15 with <c>POSTGRES_USER</c>, <c>POSTGRES_PASSWORD</c> and <c>POSTGRES_DB</c>; data in <c>/var/lib/postgresql/data</c>.</summary>
    public static BaseImage Postgres { get; } = new("postgres:15", "postgresql-15", "util-linux");

    /// <summary>Redis 7; data in <c>/data</c>.</summary>
    public static BaseImage Redis { get; } = new("redis:7", "redis-server", "redis-tools");

    public static IReadOnlyList<BaseImage> All { get; } = [Busybox, Python, Node, Haproxy, Nginx, Postgres, Redis];

    /// <summary>Name and tag.</summary>
    public string Tag { get; }

    internal IReadOnlyList<string> Packages { get; }

    internal string Name => Tag.Split(':')[0];

    /// <summary>The image as <c>docker save</c> writes it, from the cache of this user or built now.</summary>
    internal Task<string> FileAsync(DockerEngine engine) => ImageCache.FileAsync(this, engine);
}
