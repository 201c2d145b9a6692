namespace Pipeline.Plans;

/// <summary>The names in a journal's lines, for its writer and its reader.</summary>
internal static class JournalFields
{
    /// <summary>The version of the format; a reader refuses others.</summary>
    public const int Schema = 1;

    public const string Entry = "entry";
    public const string Time = "time";

    public const string Header = "run";
    public const string SchemaVersion = "schema";
    public const string Run = "run";
    public const string StartedBy = "startedBy";
    public const string CommandLine = "commandLine";
    public const string Commit = "commit";
    public const string Environments = "environments";
    public const string Release = "release";

    public const string Intent = "intent";
    public const string Outcome = "outcome";
    public const string Id = "id";
    public const string Description = "description";
    public const string Milliseconds = "milliseconds";
    public const string Failure = "failure";
}
