using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Fails when an image is larger than the service allows.</summary>
/// <param name="Service">The name of the service.</param>
/// <param name="Reference">A name of the image.</param>
/// <param name="Size">In bytes, uncompressed, as the engine counts.</param>
/// <param name="Budget">In bytes.</param>
internal sealed record RequireImageSize(string Service, string Reference, Value<long> Size, long Budget) : Effect
{
    private const double Megabyte = 1_000_000;

    public override string Describe(Values values) => $"check that the image of {Service} has at most {Show(Budget)}";

    public override Task ApplyAsync(ApplyContext context)
    {
        var size = context.Read(Size);
        if (size > Budget)
        {
            throw new FailureException($"The image of {Service} has {Show(size)}; its budget is {Show(Budget)}.")
            {
                NextSteps = [$"See what its layers weigh: docker history {Reference}", $"Make it smaller, or raise Image.SizeBudget of the service {Service}."],
            };
        }

        context.Output.Line($"The image of {Service} has {Show(size)}; its budget is {Show(Budget)}.");
        return Task.CompletedTask;
    }

    private static string Show(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte:0.#} MB");
}
