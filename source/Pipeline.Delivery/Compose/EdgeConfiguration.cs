using System.Globalization;
using System.Text;

namespace Pipeline.Delivery;

/// <summary>
/// The configuration of HAProxy for an environment. Every service has a backend for each pool; the frontend draws the pool by the weights in a
/// map file, which the runtime socket changes and a restart reads again. See https://docs.haproxy.org/2.6/configuration.html.
/// </summary>
internal static class EdgeConfiguration
{
    /// <summary>Ports inside the container: any user may bind them.</summary>
    public const int Port = 8080;
    public const int SecurePort = 8443;

    private const int MostReplicas = 10;
    private const string Page = "content-type \"text/html; charset=utf-8\" file /edge/maintenance.html";

    public static string Of(Site site, Edge edge)
    {
        var text = new StringBuilder();
        Append(text, Global(edge));
        Append(text, Frontend(site, edge));
        foreach (var service in site.Application.Services)
            foreach (var pool in DeploymentPlan.PoolNames) Append(text, Backend(site.Environment, service, pool));
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> section)
    {
        foreach (var line in section) text.Append(line).Append('\n');
        text.Append('\n');
    }

    private static IEnumerable<string> Global(Edge edge) =>
    [
        "global",
        "  stats socket /edge/run/admin.sock mode 600 level admin",
        "  stats timeout 30s",
        "  maxconn 4000",
        // Mozilla's intermediate recommendation: https://ssl-config.mozilla.org/#server=haproxy
        "  ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets",
        "  ssl-default-bind-ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305",
        "",
        // The engine's own name server knows the containers of a pool by the pool's name.
        "resolvers engine",
        "  nameserver engine 127.0.0.11:53",
        "  resolve_retries 2",
        "  timeout resolve 300ms",
        "  timeout retry 300ms",
        "  hold valid 300ms",
        "  hold nx 300ms",
        "  hold obsolete 0s",
        "",
        "defaults",
        "  mode http",
        "  log stdout format raw local0 notice",
        "  option forwardfor",
        "  option redispatch",
        "  retries 3",
        "  retry-on conn-failure empty-response",
        "  timeout connect 2s",
        // A machine that is busy with the next pool answers late: three checks in a row have to fail, and late is not failed.
        "  timeout check 3s",
        "  timeout client 65s",
        Invariant($"  timeout server {(int)edge.AnswerWithin.TotalSeconds}s"),
        "  timeout http-keep-alive 65s",
        "  timeout tunnel 1h",
        .. edge.Compresses
            ? (string[])["  compression algo gzip", "  compression type text/html text/plain text/css text/javascript application/javascript application/json image/svg+xml"]
            : [],
    ];

    private static IEnumerable<string> Frontend(Site site, Edge edge) =>
    [
        "frontend edge",
        Invariant($"  bind :{Port}"),
        // Before everything else, with TLS or without: the first certificate is asked for when there is none yet.
        "  http-request set-var(txn.challenge) path,field(4,/),map_str(/edge/challenges.map) if { path_beg /.well-known/acme-challenge/ }",
        "  http-request return status 200 content-type application/octet-stream lf-string \"%[var(txn.challenge)]\" if { var(txn.challenge) -m found }",
        .. Secure(edge),
        .. HostNames(site, edge),
        .. Limits(edge),
        "  http-request set-var(txn.blue) str(blue),map_str_int(/edge/weights.map,0)",
        "  http-request set-var(txn.green) str(green),map_str_int(/edge/weights.map,0)",
        "  http-request set-var(txn.draw) rand(100)",
        "  http-request set-var(txn.pool) str(green) if { var(txn.green) -m int gt 0 }",
        "  http-request set-var(txn.pool) str(blue) if { var(txn.draw),sub(txn.blue) -m int lt 0 }",
        .. Services(site),
        $"  http-request return status 503 {Page} hdr Retry-After 60 hdr Cache-Control no-store if {{ str(maintenance),map_str(/edge/maintenance.map) -m found }} !{{ req.hdr({MaintenanceNotice.BypassHeader}),map_str(/edge/bypass.map) -m found }}",
        $"  http-request return status 503 {Page} hdr Retry-After 5 hdr Cache-Control no-store unless {{ var(txn.pool) -m found }}",
        "  http-request return status 404 content-type text/plain string \"No service answers here.\" unless { var(txn.service) -m found }",
        "  http-response set-header X-Content-Type-Options nosniff",
        "  http-response set-header X-Frame-Options SAMEORIGIN",
        "  http-response set-header Referrer-Policy strict-origin-when-cross-origin",
        "  http-response del-header Server",
        "  use_backend %[var(txn.service)]-%[var(txn.pool)]",
    ];

    private static string[] Secure(Edge edge) => edge.Certificates is null
        ? []
        :
        [
            Invariant($"  bind :{SecurePort} ssl crt /certificates/ alpn h2,http/1.1"),
            "  http-request redirect scheme https code 301 unless { ssl_fc }",
            "  http-request set-header X-Forwarded-Proto https if { ssl_fc }",
            "  http-response set-header Strict-Transport-Security max-age=63072000",
        ];

    private static IEnumerable<string> HostNames(Site site, Edge edge) => edge.HostNames.Count == 0
        ? []
        :
        [
            Invariant($"  acl known-host hdr(host),field(1,:),lower -m str {string.Join(' ', edge.HostNames.Select(name => name.ToLowerInvariant()))}"),
            Invariant($"  acl health path {string.Join(' ', site.Application.Services.Select(service => service.HealthPath).Distinct(StringComparer.Ordinal))}"),
            "  http-request return status 421 content-type text/plain string \"This host name is not served here.\" unless known-host or health",
        ];

    private static IEnumerable<string> Limits(Edge edge)
    {
        if (edge.RequestsPerTenSeconds is { } requests)
        {
            yield return "  stick-table type ipv6 size 100k expire 10s store http_req_rate(10s)";
            yield return "  http-request track-sc0 src";
            yield return Invariant($"  http-request deny deny_status 429 if {{ sc_http_req_rate(0) gt {requests} }}");
        }

        if (edge.LargestBody is { } largest)
        {
            yield return Invariant($"  http-request deny deny_status 413 if {{ req.hdr(content-length) -m int gt {largest} }}");
        }
    }

    /// <summary>The longest route wins: it is written last.</summary>
    private static IEnumerable<string> Services(Site site) =>
        from service in site.Application.Services
        orderby service.Route.Length
        let prefix = service.Route.TrimEnd('/')
        select prefix.Length == 0
            ? $"  http-request set-var(txn.service) str({service.Name})"
            : $"  http-request set-var(txn.service) str({service.Name}) if {{ path {prefix} }} || {{ path_beg {prefix}/ }}";

    private static IEnumerable<string> Backend(DeploymentEnvironment environment, Service service, string pool) =>
    [
        $"backend {service.Name}-{pool}",
        "  balance leastconn",
        "  http-request disable-l7-retry unless { method GET HEAD OPTIONS }",
        "  option httpchk",
        Invariant($"  http-check send meth GET uri {service.HealthPath} ver HTTP/1.1 hdr Host {environment.Name}"),
        "  http-check expect status 200-299",
        "  default-server check inter 500ms fastinter 200ms downinter 300ms fall 3 rise 1 init-addr none resolvers engine resolve-prefer ipv4",
        Invariant($"  server-template {service.Name} {Math.Max(MostReplicas, service.Replicas * 2)} {pool}-{service.Name}:{service.Port}"),
    ];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
