#!/usr/bin/env python3
"""Runs the ecs, elbv2, route53, rds, elasticache, secretsmanager, logs, alarms, s3 and ses sections of probe_aws.py
against a local cloud.

usage: probe_local_cloud.py PATH_TO_probe_aws.py http://127.0.0.1:PORT

The probe was written for a server with the whole of EC2 and Auto Scaling. What the local cloud does not serve there is
stubbed here, and where the probe relies on a leniency of moto (a service on a target group that no load balancer uses)
the missing pieces are made first, as AWS demands.
"""
import importlib.util
import json
import sys

from botocore.exceptions import ClientError

spec = importlib.util.spec_from_file_location("probe_aws", sys.argv[1])
probe = importlib.util.module_from_spec(spec)
spec.loader.exec_module(probe)
probe.EP = probe.EP2 = sys.argv[2]
real = probe.client


class Proxy:
    """A client of which some operations are replaced."""

    def __init__(self, inner, **replaced):
        self._inner, self._replaced = inner, replaced

    def __getattr__(self, name):
        return self._replaced.get(name) or getattr(self._inner, name)


def or_else(operation, instead):
    """The server's own operation where it has it."""
    def call(**k):
        try:
            return operation(**k)
        except ClientError as x:
            if x.response["Error"]["Code"] not in ("InvalidAction", "NotImplemented"):
                raise
            return instead(**k)
    return call


def asg(inner):
    arn = "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:0:autoScalingGroupName/asg-cp"

    def described(**k):
        try:
            return {"AutoScalingGroups": inner.describe_auto_scaling_groups(**k)["AutoScalingGroups"] or [{"AutoScalingGroupARN": arn}]}
        except ClientError:
            return {"AutoScalingGroups": [{"AutoScalingGroupARN": arn}]}
    return dict(create_launch_configuration=or_else(inner.create_launch_configuration, lambda **k: {}),
                create_auto_scaling_group=or_else(inner.create_auto_scaling_group, lambda **k: {}),
                describe_auto_scaling_groups=described)


def ec2(inner):
    def an_instance(**_k):
        ecs = real("ecs")
        arns = ecs.list_container_instances(cluster="probe")["containerInstanceArns"]
        at = ecs.describe_container_instances(cluster="probe", containerInstances=arns)["containerInstances"][0]
        return {"Instances": [{"InstanceId": at["ec2InstanceId"]}]}
    return dict(run_instances=or_else(inner.run_instances, an_instance), stop_instances=or_else(inner.stop_instances, lambda **k: {}))


def elbv2(inner):
    def create_target_group(**k):
        made = inner.create_target_group(**k)
        if k["Name"] == "ecs-tg":
            lb = inner.create_load_balancer(Name="ecs-alb", Subnets=NET["sub"])["LoadBalancers"][0]["LoadBalancerArn"]
            inner.create_listener(LoadBalancerArn=lb, Protocol="HTTP", Port=80, DefaultActions=[
                {"Type": "forward", "TargetGroupArn": made["TargetGroups"][0]["TargetGroupArn"]}])
        return made

    def create_listener(**k):
        # A group may serve one load balancer only; the probe's other balancers answer by themselves instead.
        for a in k["DefaultActions"]:
            used = a.get("TargetGroupArn") and inner.describe_target_groups(TargetGroupArns=[a["TargetGroupArn"]])["TargetGroups"][0]["LoadBalancerArns"]
            other = inner.describe_load_balancers(LoadBalancerArns=[k["LoadBalancerArn"]])["LoadBalancers"][0]["LoadBalancerName"] != "probe-alb"
            if a.get("TargetGroupArn") and (other or used and k["LoadBalancerArn"] not in used):
                a.clear()
                a.update(Type="fixed-response", FixedResponseConfig={"StatusCode": "404"})
        return inner.create_listener(**k)
    return dict(create_target_group=create_target_group, create_listener=create_listener)


def client(name, ep=None, **k):
    inner = real(name, ep, **k)
    stubs = {"autoscaling": asg, "ec2": ec2, "elbv2": elbv2}.get(name)
    return Proxy(inner, **stubs(inner)) if stubs else inner


probe.client = client
e = real("ec2")
vpc = [v for v in e.describe_vpcs()["Vpcs"] if v["IsDefault"]][0]["VpcId"]
NET = {"vpc": vpc, "sub": [s["SubnetId"] for s in e.describe_subnets()["Subnets"] if s["VpcId"] == vpc][:2],
       "sg": e.describe_security_groups()["SecurityGroups"][0]["GroupId"]}


def attempt(part, *arguments):
    """One broken-off section must not hide the others."""
    try:
        return part(*arguments)
    except Exception as x:
        probe.row(part.__name__ + " broke off", "partial", f"{type(x).__name__} {x}")
        return None


attempt(probe.s_ecs, NET)
load_balancer = attempt(probe.s_elb, NET)
attempt(probe.s_r53, NET, load_balancer)
attempt(probe.s_rds, NET)
attempt(probe.s_cache, NET)
attempt(probe.s_secrets)
attempt(probe.s_logs_cw)
attempt(probe.s_s3)
attempt(probe.s_ses)
for section in dict.fromkeys(r["section"] for r in probe.ROWS):
    rows = [r for r in probe.ROWS if r["section"] == section]
    print(section, json.dumps({v: sum(r["verdict"] == v for r in rows) for v in ("OK", "partial", "unsupported")}))
