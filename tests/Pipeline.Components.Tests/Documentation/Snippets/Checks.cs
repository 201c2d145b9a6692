using Pipeline.Targets;

namespace Documentation.Checks;

class Build : PipelineBuild
{
    #region checks
    Target Publish => _ => _
        .Checks(context => Task.FromResult<IEnumerable<Problem>>(context.Run.Checkout.IsClean
            ? []
            : [new Problem("the working tree has changes", "Commit or stash them.")]))
        .Executes(() => Console.WriteLine("published"));
    #endregion
}
