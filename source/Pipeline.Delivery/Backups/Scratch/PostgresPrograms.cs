using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The programs of one PostgreSQL server that is installed on this machine.</summary>
/// <param name="Folder">Where <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> are, absolute.</param>
/// <param name="Version">Its major version: 15.</param>
public sealed record PostgresPrograms(string Folder, int Version)
{
    /// <summary>Every server that is installed: where <c>pg_config</c> says, on PATH, and where Debian, Red Hat and Homebrew put them.</summary>
    public static Query<IReadOnlyList<PostgresPrograms>> Installed { get; } = new("the PostgreSQL servers of this machine", FindAsync);

    /// <summary>The server to restore a dump with: of the version that it came from, or else the next newer one.</summary>
    /// <param name="installed">What there is.</param>
    /// <param name="dumped">The major version of the server that was dumped.</param>
    /// <exception cref="FailureException">There is none, or only older ones: those cannot be trusted to read what a newer one wrote.</exception>
    internal static PostgresPrograms Choose(IReadOnlyList<PostgresPrograms> installed, int dumped) =>
        installed.Where(programs => programs.Version >= dumped).MinBy(programs => programs.Version)
        ?? throw new FailureException(installed.Count == 0
            ? $"No PostgreSQL server is installed here; the dump is of PostgreSQL {dumped}."
            : $"The dump is of PostgreSQL {dumped}; installed here is {string.Join(", ", installed.Select(programs => programs.Version).Order())}, which is older.")
        {
            IsFinal = true,
            NextSteps = [$"apt-get install postgresql-{dumped}", "or name an empty database of such a server: DatabaseSecret of the drill."],
        };

    /// <summary>The full path of a program.</summary>
    internal string Program(string name) => Path.Combine(Folder, name);

    private static async Task<IReadOnlyList<PostgresPrograms>> FindAsync(CancellationToken cancellation)
    {
        var folders = new List<string>();
        if (ProgramPath.Has("pg_config")) folders.Add((await CommandQuery.RunAsync(new Command("pg_config", "--bindir"), cancellation)).Succeeded().Trim());
        folders.AddRange(OnPath().Concat(Below("/usr/lib/postgresql", "bin")).Concat(Below("/usr", "bin", "pgsql-*")).Concat(Below("/opt/homebrew/opt", "bin", "postgresql@*")));
        var found = new List<PostgresPrograms>();
        foreach (var folder in folders.Distinct(StringComparer.Ordinal).Where(folder => File.Exists(Path.Combine(folder, "initdb"))))
        {
            var answer = await CommandQuery.RunAsync(new Command(Path.Combine(folder, "postgres"), "--version"), cancellation);
            found.Add(new PostgresPrograms(folder, VersionIn(answer.Succeeded())));
        }

        return found;
    }

    /// <summary>Folders of PATH may hold links; a server finds what belongs to it beside its real place.</summary>
    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        let program = new FileInfo(Path.Combine(folder, "initdb"))
        where program.Exists
        select Path.GetDirectoryName(program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName);

    private static IEnumerable<string> Below(string folder, string programs, string pattern = "*") =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, pattern).Select(version => Path.Combine(version, programs)) : [];

    /// <summary><c>postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)</c>, <c>postgres (PostgreSQL) 18beta1</c></summary>
    private static int VersionIn(string text)
    {
        var number = string.Concat(text.Split(' ')[2].TakeWhile(char.IsAsciiDigit));
        return int.Parse(number, CultureInfo.InvariantCulture);
    }
}
