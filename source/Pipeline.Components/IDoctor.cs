using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Finds out what would stop a deployment, without trying one.</summary>
public interface IDoctor : IDeliver
{
    Target Doctor => _ => _
        .Description("Looks what is missing on this machine and on the hosts, and says how to mend it")
        .AllEnvironmentsByDefault()
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            EquatableList<Diagnosis> findings = [.. DoctorReport.Of(await FactsAsync(delivery, context.Cancellation))];
            foreach (var line in DiagnosisTable.Of(findings)) context.Note(line);
            context.Report(DiagnosisTable.Verdict(context.Environment, findings));
            return findings.Any(finding => finding.Severity == DiagnosisSeverity.Bad)
                ? new RequireHealth(context.Environment, findings)
                : Plan.Nothing(DiagnosisTable.Verdict(context.Environment, findings));
        });

    private static async Task<DoctorFacts> FactsAsync(DeliveryContext delivery, CancellationToken cancellation) => new(delivery.Site)
    {
        Programs = [.. delivery.Site.Application.Services.SelectMany(service => service.Toolchain.Tools).Prepend("git").Distinct(StringComparer.Ordinal)
            .Select(program => (program, ProgramPath.Has(program)))],
        MissingSecrets =
        [
            .. delivery.MissingSecrets().Select(missing => (missing.Secret, missing.Who, false)),
            .. delivery.Recipients.Where(recipient => recipient is { Secret: null } && !IsTold(recipient)).Select(recipient => (recipient.Notifier.SecretName, recipient.Notifier.Name, true)),
        ],
        Folder = WritableFolder.ProblemOf(PipelineBuild.TemporaryDirectory),
        Host = await delivery.Host.Diagnoses.AnswerAsync(cancellation),
        State = await delivery.Host.State.AnswerAsync(cancellation),
        Lock = await EnvironmentLocks.Of(delivery.Host).AnswerAsync(cancellation),
    };

    private static bool IsTold(Recipient recipient) => recipient.Notifier.IsNeedlessInGitHubJobs && PipelineBuild.Host is GitHubActions;
}
