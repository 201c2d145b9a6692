namespace Pipeline.Delivery.Tests;

public sealed class GateJudgeTests
{
    private static readonly Gate Gate = new() { MinimumSamples = 20, Limits = [Limit.ErrorRate(above: 0.01)] };

    [Fact]
    public void A_limit_that_is_exceeded_ends_the_watch_at_once() =>
        During(Gate, (0, 0, 0), (10, 40, 0), (20, 80, 4))
            .Should().Be(new Judgement(GateVerdict.Fail, "error rate 10 % of 40 requests in 10 s, over the critical limit of 1 %"));

    [Fact]
    public void What_is_just_at_the_limit_goes_on() => During(Gate, (0, 0, 0), (10, 100, 1)).Should().BeNull();

    [Fact]
    public void On_few_requests_it_goes_on_until_there_are_enough()
    {
        During(Gate, (0, 0, 0), (10, 10, 5)).Should().BeNull();
        During(Gate, (0, 0, 0), (10, 10, 5), (20, 19, 5)).Should().BeNull();
        During(Gate, (0, 0, 0), (10, 10, 5), (20, 20, 5))!.Reason.Should().Be("error rate 25 % of 20 requests in 20 s, over the critical limit of 1 %");
    }

    [Fact]
    public void What_is_less_bad_is_put_up_with_for_longer()
    {
        var gate = Gate with { Limits = [Limit.ErrorRate(above: 0.02, Severity.Medium), Limit.ErrorRate(above: 0.05, Severity.High), Limit.ErrorRate(above: 0.10)] };
        (int, long, long)[] sevenPercent = [.. Enumerable.Range(0, 31).Select(tick => (tick * 10, tick * 100L, tick * 7L))];
        (int, long, long)[] threePercent = [.. Enumerable.Range(0, 91).Select(tick => (tick * 10, tick * 100L, tick * 3L))];

        During(gate, sevenPercent[..^1]).Should().BeNull("five minutes are not over");
        During(gate, sevenPercent)!.Reason.Should().Be("error rate 7 % of 3000 requests in 5 m, over the high limit of 5 %");
        During(gate, threePercent[..^1]).Should().BeNull("a quarter of an hour is not over");
        During(gate, threePercent)!.Reason.Should().Be("error rate 3 % of 9000 requests in 15 m, over the medium limit of 2 %");
        During(gate, (0, 0, 0), (10, 100, 11))!.Reason.Should().EndWith("over the critical limit of 10 %");
    }

    [Fact]
    public void The_worst_limit_is_named() =>
        During(Gate with { Limits = [Limit.ErrorRate(above: 0.05, Severity.High) with { Over = TimeSpan.Zero }, Limit.ErrorRate(above: 0.10)] }, (0, 0, 0), (10, 100, 50))!
            .Reason.Should().EndWith("over the critical limit of 10 %");

    [Fact]
    public void A_limit_over_a_longer_time_than_the_watch_is_judged_over_all_of_it()
    {
        var gate = Gate with { Limits = [Limit.ErrorRate(above: 0.05, Severity.High)] };

        During(gate, (0, 0, 0), (60, 100, 6)).Should().BeNull();
        AtEnd(gate, (0, 0, 0), (60, 100, 6)).Should().Be(new Judgement(GateVerdict.Fail, "error rate 6 % of 100 requests in 1 m, over the high limit of 5 %"));
    }

    [Fact]
    public void Errors_that_came_slowly_count_in_the_end() =>
        AtEnd(Gate, (0, 0, 0), (10, 9, 1), (20, 18, 1), (30, 27, 1)).Verdict.Should().Be(GateVerdict.Fail);

    [Fact]
    public void Enough_good_requests_pass() =>
        AtEnd(Gate, (0, 0, 0), (30, 204, 2)).Should().Be(new Judgement(GateVerdict.Pass, "204 requests in 30 s, 2 failed (0.98 %), latency 12 ms"));

    [Fact]
    public void Too_few_requests_are_inconclusive() =>
        AtEnd(Gate, (0, 0, 0), (30, 19, 0)).Should().Be(new Judgement(GateVerdict.Inconclusive, "19 of at least 20 requests in 30 s"));

    [Fact]
    public void Unhealthy_once_is_an_accident_and_twice_is_a_failure()
    {
        var samples = Samples((0, 0, 0), (10, 40, 0), (20, 80, 0));
        samples[1] = samples[1] with { Unhealthy = "web answered 503" };

        Judge(Gate).During(samples).Should().BeNull();
        samples[2] = samples[2] with { Unhealthy = "web exited with code 3" };
        Judge(Gate).During(samples).Should().Be(new Judgement(GateVerdict.Fail, "it is not healthy: web exited with code 3"));
    }

    [Fact]
    public void Whoever_is_unhealthy_at_the_end_does_not_pass()
    {
        var samples = Samples((0, 0, 0), (10, 40, 0));
        samples[1] = samples[1] with { Unhealthy = "web answered 503" };

        Judge(Gate).AtEnd(samples).Verdict.Should().Be(GateVerdict.Fail);
    }

    [Fact]
    public void What_cannot_be_read_three_times_in_a_row_is_an_error()
    {
        var samples = Samples((0, 0, 0), (10, 40, 0), (20, 40, 0), (30, 40, 0));
        for (var i = 2; i < 4; i++) samples[i] = samples[i] with { Unreadable = "Prometheus could not be read: connection refused" };

        Judge(Gate).During(samples).Should().BeNull();
        samples[1] = samples[1] with { Unreadable = "at first, too" };
        Judge(Gate).During(samples).Should().Be(new Judgement(GateVerdict.Error, "Prometheus could not be read: connection refused"));
    }

    [Fact]
    public void What_cannot_be_read_at_the_end_is_an_error()
    {
        var samples = Samples((0, 0, 0), (10, 400, 0));
        samples[1] = samples[1] with { Unreadable = "the edge's counters could not be read: no answer within 10 s" };

        Judge(Gate).AtEnd(samples).Verdict.Should().Be(GateVerdict.Error);
    }

    [Fact]
    public void Latency_is_judged_by_its_mean()
    {
        var gate = Gate with { Limits = [Limit.Latency(above: TimeSpan.FromMilliseconds(10))] };

        During(gate, (0, 0, 0), (10, 40, 0))!.Reason.Should().Be("latency 12 ms of 40 requests in 10 s, over the critical limit of 10 ms");
    }

    [Fact]
    public void Growth_is_judged_against_the_release_before()
    {
        var gate = Gate with { Limits = [Limit.LatencyGrowth(above: 5)] };
        var samples = Samples((0, 0, 0), (10, 40, 0));

        new GateJudge(gate, hasBefore: true, before: TimeSpan.FromMilliseconds(2)).During(samples)!.Reason.Should().Be(
            "latency 6 times that of the release before of 40 requests in 10 s, over the critical limit of 5 times that of the release before");
        new GateJudge(gate, hasBefore: true, before: TimeSpan.FromMilliseconds(3)).During(samples).Should().BeNull();
    }

    [Fact]
    public void Growth_without_knowledge_of_the_release_before_is_inconclusive_and_without_one_no_limit()
    {
        var gate = Gate with { Limits = [Limit.LatencyGrowth(above: 5)] };
        var samples = Samples((0, 0, 0), (10, 40, 0));

        new GateJudge(gate, hasBefore: true, before: null).AtEnd(samples).Should().Be(new Judgement(GateVerdict.Inconclusive, "the latency with the release before is not known"));
        new GateJudge(gate, hasBefore: false, before: null).AtEnd(samples).Verdict.Should().Be(GateVerdict.Pass);
    }

    [Theory]
    [InlineData(30 + 5 + 15, 100, 130, 5, 20)]
    [InlineData(30, 100, null, 130)]
    [InlineData(7, null, null, 7)]
    public void A_counter_that_begins_anew_or_is_away_for_a_while_loses_nothing(int grown, params int?[] values)
    {
        var count = new GrowingCount();
        foreach (var value in values) count.Read(value);

        count.Total.Should().Be(grown);
    }

    [Theory]
    [InlineData(0.01, Severity.Critical, "error rate > 1 % (critical, at once)")]
    [InlineData(0.0005, Severity.High, "error rate > 0.05 % (high, over 5 m)")]
    [InlineData(0.02, Severity.Medium, "error rate > 2 % (medium, over 15 m)")]
    public void A_limit_says_itself(double above, Severity severity, string text) => Limit.ErrorRate(above, severity).ToString().Should().Be(text);

    [Fact]
    public void Limits_that_mean_nothing_are_refused()
    {
        FluentActions.Invoking(() => Limit.ErrorRate(above: 10)).Should().Throw<ArgumentOutOfRangeException>("10 is meant as percent");
        FluentActions.Invoking(() => Limit.Latency(above: TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Limit.LatencyGrowth(above: 0.5)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new Gate { Interval = TimeSpan.Zero }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Strategy.Canary((50, TimeSpan.FromMinutes(1)), (10, TimeSpan.FromMinutes(1)))).Should().Throw<ArgumentException>().WithMessage("The share of 10 % must be more than the 50 % before it*");
        FluentActions.Invoking(() => Strategy.Canary((100, TimeSpan.FromMinutes(1)))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Strategy.Canary((10, TimeSpan.Zero))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Strategy.Canary()).Should().Throw<ArgumentException>();
    }

    private static GateJudge Judge(Gate gate) => new(gate, hasBefore: false, before: null);

    private static Judgement? During(Gate gate, params (int Seconds, long Requests, long Errors)[] samples) => Judge(gate).During(Samples(samples));

    private static Judgement AtEnd(Gate gate, params (int Seconds, long Requests, long Errors)[] samples) => Judge(gate).AtEnd(Samples(samples));

    private static Sample[] Samples(params (int Seconds, long Requests, long Errors)[] samples) =>
        [.. samples.Select(sample => new Sample(TimeSpan.FromSeconds(sample.Seconds), sample.Requests, sample.Errors, TimeSpan.FromMilliseconds(12)))];
}
