using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Opens the way to the database that something is restored into.</summary>
/// <param name="Name">How a person calls it: <c>the database in DATABASE_URL</c>.</param>
/// <param name="Url">Its address; it is there when the effect is applied.</param>
/// <param name="Host">Knows the way there; <see langword="null"/> for a server that this machine reaches itself.</param>
/// <param name="Database">Keeps it.</param>
internal sealed record OpenDatabase(string Name, Value<Secret>? Url, IEnvironmentHost? Host, Promise<DatabaseInspection> Database) : Effect
{
    public override string Describe(Values values) => $"connect to {Name}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var url = Url is null ? null : context.Read(Url);
        if (url is not null) context.Redactor.Add(url);
        var address = (url is null ? null : PostgresAddress.Of(url.Reveal())) ?? throw new FailureException($"{Name} has no address of a PostgreSQL database.")
        {
            IsFinal = true,
            NextSteps = ["Write it as postgresql://user:password@host:port/name, with special characters as %40 and so on."],
        };
        var tunnel = await (Host?.Tunnel(address.Host, address.Port) ?? Tunnel.Direct(address.Host, address.Port)).OpenAsync(context);
        context.Values.Keep(Database, await DatabaseInspection.OpenAsync(address, tunnel, Name, context.Cancellation));
    }
}
