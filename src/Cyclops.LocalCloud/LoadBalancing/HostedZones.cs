namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>The hosted zone that an alias to an application load balancer names: https://docs.aws.amazon.com/general/latest/gr/elb.html.</summary>
internal static class HostedZones
{
    public static string Of(string region) => region switch
    {
        "us-east-1" => "Z35SXDOTRQ7X7K",
        "us-east-2" => "Z3AADJGX6KTTL2",
        "us-west-1" => "Z368ELLRRE2KJ0",
        "us-west-2" => "Z1H1FL5HABSF5",
        "eu-central-1" => "Z215JYRZR1TBD5",
        "eu-west-1" => "Z32O12XQLNTSW2",
        "eu-west-2" => "ZHURV8PSTC4K8",
        "eu-west-3" => "Z3Q77PNBQS71R4",
        "eu-north-1" => "Z23TAZ6LKFMNIO",
        "il-central-1" => "Z09170902867EHPV2DABU",
        "ap-southeast-1" => "Z1LMS91P8CMLE5",
        "ap-southeast-2" => "Z1GM3OXH4ZPM65",
        "ap-northeast-1" => "Z14GRHDCWA56QT",

        // Any constant does for the others: nothing but an alias record names it.
        _ => "ZLOCALELASTICLB",
    };
}
