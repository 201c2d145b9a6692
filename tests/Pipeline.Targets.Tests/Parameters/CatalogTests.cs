namespace Pipeline.Targets.Tests;

public sealed class CatalogTests
{
    [Fact]
    public void Members_of_any_visibility_count_and_components_have_their_prefix()
    {
        ParameterCatalog.Of(typeof(Build)).All.Select(parameter => parameter.Dashed)
            .Should().Equal("--common", "--feed-url", "--hidden", "--named", "--shared");
    }

    [Fact]
    public void A_parameter_that_the_class_declares_again_is_one() =>
        ParameterCatalog.Of(typeof(Build)).Find("--shared")!.IsInjected.Should().BeTrue();

    [Fact]
    public void The_name_of_a_built_in_option_is_refused() => Golden.Matches(Refused.Text(() => ParameterCatalog.Of(typeof(BuiltInName))));

    [Fact]
    public void One_name_of_two_types_is_refused() => Golden.Matches(Refused.Text(() => ParameterCatalog.Of(typeof(TwoTypes))));

    [Fact]
    public void A_static_parameter_is_refused() => Golden.Matches(Refused.Text(() => ParameterCatalog.Of(typeof(StaticParameter))));

    [Fact]
    public void Suggested_values_come_from_the_type_or_from_a_provider()
    {
        ParameterCatalog.Of(typeof(Suggesting)).Find("level")!.SuggestedValues(new Suggesting())
            .Should().Equal("Verbose", "Normal", "Minimal", "Quiet");
        ParameterCatalog.Of(typeof(Suggesting)).Find("region")!.SuggestedValues(new Suggesting()).Should().Equal("north", "south");
    }

    [Fact]
    public void A_component_may_read_a_value_type_through_TryGetValue() =>
        Started.In<WithPort>(new TestRepository().WithVariable("PORT", "8080"), "Show").Output.Should().Contain("port 8080\n");

    [Fact]
    public void A_property_with_a_setter_of_its_own_is_set_through_it() =>
        Started.In<WithSetter>(new TestRepository().WithVariable("NAME", "ada"), "Show").Output.Should().Contain("name ADA\n");

    private sealed class WithSetter : PipelineBuild
    {
        private string name = "";

        [Parameter]
        public string Name
        {
            get => name;
            set => name = value.ToUpperInvariant();
        }

        public Target Show => _ => _.Executes(() => Console.WriteLine($"name {Name}"));
    }

    private abstract class Common : PipelineBuild
    {
        [Parameter]
        protected string? Common1 { get; }

        [Parameter(Name = "Common")]
        private readonly string? common = null;

        public override string ToString() => $"{common}{Common1}";
    }

    [ParameterPrefix("Feed")]
    private interface IFeed : IPipelineBuild
    {
        [Parameter]
        string? Url => TryGetValue(() => Url);
    }

    private interface IShared : IPipelineBuild
    {
        [Parameter]
        string? Shared => TryGetValue(() => Shared);
    }

    private sealed class Build : PipelineBuild, IFeed, IShared
    {
        [Parameter]
        private readonly string? hidden = null;

        [Parameter]
        public string? Shared { get; }

        [Parameter(Name = "Named")]
        public string? Other { get; }

        [Parameter(Name = "Common")]
        public string? Base { get; }

        public override string ToString() => hidden ?? "";
    }

    private sealed class BuiltInName : PipelineBuild
    {
        [Parameter]
        public string? DryRun { get; }
    }

    private interface INumberedPort : IPipelineBuild
    {
        [Parameter]
        int? Port => TryGetValue<int?>(() => Port);

        Target Show => _ => _.Executes(() => Console.WriteLine($"port {Port}"));
    }

    private interface INamedPort : IPipelineBuild
    {
        [Parameter]
        string? Port => TryGetValue(() => Port);
    }

    private sealed class TwoTypes : PipelineBuild, INumberedPort, INamedPort;

    private sealed class WithPort : PipelineBuild, INumberedPort;

    private sealed class StaticParameter : PipelineBuild
    {
        [Parameter]
        public static string? Shared { get; set; }
    }

    private sealed class Suggesting : PipelineBuild
    {
        [Parameter]
        public Verbosity Level { get; }

        [Parameter(ValueProviderMember = nameof(Regions))]
        public string? Region { get; }

        public IEnumerable<string> Regions => ["north", "south"];
    }
}
