using System.Text.Json.Nodes;
using Amazon.RDS.Internal;
using Amazon.RDS.Model;
using Cyclops.LocalCloud.Rds;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::RDS::DBSubnetGroup</c>: Ref is the name, in lower case.</summary>
internal sealed class DatabaseSubnets : ResourceType
{
    public override string Name => "AWS::RDS::DBSubnetGroup";

    public override string Properties => "DBSubnetGroupDescription DBSubnetGroupName SubnetIds Tags";

    public override string Replaces => "DBSubnetGroupName";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without();
        request["DBSubnetGroupName"] = call.NameOr("DBSubnetGroupName", 255, lower: true);
        request["DBSubnetGroupDescription"] = call.Required("DBSubnetGroupDescription");
        return new Made(call.Call<CreateDBSubnetGroupResponse>(RDSSchema.CreateDBSubnetGroup, request).DBSubnetGroup.DBSubnetGroupName);
    }

    public override Made Update(ResourceCall call)
    {
        if (call.Changed("SubnetIds") || call.Changed("DBSubnetGroupDescription"))
        {
            var request = call.Without("Tags");
            request["DBSubnetGroupName"] = call.PhysicalId;
            call.Call(RdsShapes.ModifyDBSubnetGroup, request);
        }

        DatabaseTagUpdate.Apply(call, "subgrp");
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(RDSSchema.DeleteDBSubnetGroup, new JsonObject { ["DBSubnetGroupName"] = call.PhysicalId });
}
