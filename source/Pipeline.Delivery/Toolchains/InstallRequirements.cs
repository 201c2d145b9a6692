using System.Security.Cryptography;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Installs the packages of a Python service, as its requirement files have them, into a virtual environment of its own
/// (https://docs.python.org/3/library/venv.html).
/// </summary>
/// <param name="Source">The service.</param>
/// <param name="Interpreter">The Python that the virtual environment is made with.</param>
/// <param name="Files">The requirement files, relative to the service's folder.</param>
internal sealed record InstallRequirements(ServiceSource Source, string Interpreter, EquatableList<string> Files) : InstallOnce(Source)
{
    /// <summary>The Python of the virtual environment, absolute.</summary>
    public static string InterpreterOf(ServiceSource source) =>
        Path.Combine(Folder(source), OperatingSystem.IsWindows() ? Path.Combine("Scripts", "python.exe") : Path.Combine("bin", "python"));

    /// <summary>What <c>venv --clear</c> removes with everything else.</summary>
    protected override string Stamp => Path.Combine(Folder(Source), ".installed-by-pipeline");

    protected override IReadOnlyList<Command> Commands =>
    [
        new Command(Interpreter, "-m", "venv", "--clear", Folder(Source)) { WorkingDirectory = Source.FromRoot(Source.Directory) },
        new Command(InterpreterOf(Source), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", .. Files.SelectMany(Requirement)])
        {
            WorkingDirectory = Source.FromRoot(Source.Directory),
        },
    ];

    /// <summary>Packages with native parts are built for one version of Python.</summary>
    protected override async Task<string> FingerprintAsync(CancellationToken cancellation)
    {
        var python = await CommandQuery.RunAsync(new Command(Interpreter, "-c", "import sys; print(sys.executable, sys.version)") { WorkingDirectory = Source.Directory }, cancellation);
        var fingerprint = new StringBuilder(python.Succeeded());
        foreach (var file in Files)
        {
            await using var content = File.OpenRead(Path.Combine(Source.Directory, file));
            fingerprint.Append(' ').Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)));
        }

        return fingerprint.Append('\n').ToString();
    }

    private static string Folder(ServiceSource source) => Path.Combine(source.Temporary, "venv");

    private static Value<string>[] Requirement(string file) => ["--requirement", file];
}
