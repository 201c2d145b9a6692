namespace Pipeline.Workflows.Tests;

/// <summary>Workflows that cannot be meant: the message names the C# member and what to do.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void A_time_that_does_not_exist() => Golden.Matches(Generated.Refusal<Refusals.NoSuchTime>());

    [Fact]
    public void A_required_check_that_may_never_start() => Golden.Matches(Generated.Refusal<Refusals.FilteredCheck>());

    [Fact]
    public void A_target_of_nobody() => Golden.Matches(Generated.Refusal<Refusals.NoSuchTarget>());

    [Fact]
    public void A_secret_in_a_condition() => Golden.Matches(Generated.Refusal<Refusals.SecretCondition>());

    [Fact]
    public void A_secret_in_the_condition_of_a_target() => Golden.Matches(Generated.Refusal<Refusals.SecretConditionOfTarget>());

    [Fact]
    public void Two_workflows_with_one_name() => Golden.Matches(Generated.Refusal<Refusals.OneName>());

    [Fact]
    public void A_name_that_no_file_has() => Golden.Matches(Generated.Refusal<Refusals.NoFileName>());

    [Fact]
    public void An_environment_that_does_not_exist() => Golden.Matches(Generated.Refusal<Refusals.NoSuchEnvironment>());

    [Fact]
    public void An_id_that_GitHub_does_not_accept() => Golden.Matches(Generated.Refusal<Refusals.InvalidId>());

    [Fact]
    public void A_target_whose_name_is_no_id() => Golden.Matches(Generated.Refusal<Refusals.ForeignLetters>());

    [Fact]
    public void An_id_that_is_taken() => Golden.Matches(Generated.Refusal<Refusals.TakenId>());

    [Fact]
    public void An_input_of_a_type_that_no_input_has() => Golden.Matches(Generated.Refusal<Refusals.ListInput>());

    [Fact]
    public void An_input_that_is_no_parameter() => Golden.Matches(Generated.Refusal<Refusals.UnknownInput>());

    [Fact]
    public void An_input_that_is_a_secret() => Golden.Matches(Generated.Refusal<Refusals.SecretInput>());

    [Fact]
    public void Inputs_that_nobody_gives() => Golden.Matches(Generated.Refusal<Refusals.NobodyGives>());

    [Fact]
    public void An_environment_that_nobody_chooses() => Golden.Matches(Generated.Refusal<Refusals.NobodyChooses>());

    [Fact]
    public void A_choice_that_a_target_does_not_leave() => Golden.Matches(Generated.Refusal<Refusals.NoChoice>());

    [Fact]
    public void A_named_job_that_would_wait_for_itself() => Golden.Matches(Generated.Refusal<Refusals.Entangled>());

    [Fact]
    public void A_job_for_a_target_of_an_environment() => Golden.Matches(Generated.Refusal<Refusals.JobInEnvironment>());

    [Fact]
    public void Two_machines_for_one_job() => Golden.Matches(Generated.Refusal<Refusals.TwoMachines>());

    [Fact]
    public void A_secret_of_the_whole_repository() => Golden.Matches(Generated.Refusal<Refusals.SecretOfNobody>());

    [Fact]
    public void A_machine_that_is_gone_after_the_job() => Golden.Matches(Generated.Refusal<Refusals.ForeignMachine>());

    [Fact]
    public void A_matrix_that_nobody_reads() => Golden.Matches(Generated.Refusal<Refusals.UnreadAxis>());

    [Fact]
    public void A_job_that_waits_for_nobody() => Golden.Matches(Generated.Refusal<Refusals.UnknownNeed>());

    [Fact]
    public void Two_triggers_of_a_kind() => Golden.Matches(Generated.Refusal<Refusals.TwoPushes>());
}
