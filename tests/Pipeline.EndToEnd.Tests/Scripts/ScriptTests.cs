namespace Pipeline.EndToEnd.Tests;

/// <summary>Tests of build.sh run one after another in one <see cref="SampleRepository"/>, and leave it as they found it.</summary>
[CollectionDefinition(Name)]
public sealed class ScriptTests : ICollectionFixture<SampleRepository>
{
    public const string Name = "build.sh";
}
