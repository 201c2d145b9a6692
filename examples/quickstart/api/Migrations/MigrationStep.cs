namespace Quickstart.Api;

/// <summary>One migration in one direction.</summary>
/// <param name="Verb">What is reported when it is done: <c>applied</c> or <c>reverted</c>.</param>
/// <param name="Migration">The migration that is taken.</param>
/// <param name="Change">Its <c>Up</c> or its <c>Down</c>.</param>
/// <param name="Revision">The revision of the data afterwards.</param>
internal sealed record MigrationStep(string Verb, IMigration Migration, Action<Document> Change, string Revision);
