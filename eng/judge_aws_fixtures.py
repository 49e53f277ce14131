"""Judges candidate fixtures by botocore's own serializers and parsers, and freezes those it agrees with.

usage: judge_aws_fixtures.py CANDIDATES OUT

CANDIDATES holds requests.jsonl and responses.jsonl, one case a line, values in botocore's terms (times as
{"$t": epoch milliseconds}, blobs as {"$b": base64}). A request passes when botocore serializes its parameters to the
same method, path, query, headers and body; a response, when botocore parses its body to the same value.
"""

import base64
import collections
import datetime
import gzip
import json
import pathlib
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

import botocore.loaders
import botocore.model
import botocore.parsers
import botocore.serialize
from botocore.awsrequest import HeadersDict

XML_PROTOCOLS = ("query", "ec2", "rest-xml")
MANIFEST = pathlib.Path(__file__).parent.parent / "models" / "aws" / "services.json"


def load_services():
    """Service models by service id, for the services of the manifest."""
    loader = botocore.loaders.Loader()
    services = {}
    for entry in json.loads(MANIFEST.read_text()).values():
        name = entry["data"].split("/")[0]
        model = botocore.model.ServiceModel(loader.load_service_model(name, "service-2"), name)
        services[model.metadata["serviceId"]] = model
    return services


def to_botocore(value, shape):
    if value is None:
        return None
    if shape.type_name == "structure":
        return {key: to_botocore(item, shape.members[key]) for key, item in value.items()}
    if shape.type_name == "list":
        return [to_botocore(item, shape.member) for item in value]
    if shape.type_name == "map":
        return {key: to_botocore(item, shape.value) for key, item in value.items()}
    if isinstance(value, dict) and "$t" in value:
        return datetime.datetime.fromtimestamp(value["$t"] / 1000, datetime.timezone.utc)
    if isinstance(value, dict) and "$b" in value:
        return base64.b64decode(value["$b"])
    return value


def from_botocore(value, shape):
    if value is None:
        return None
    if shape.type_name == "structure":
        return {key: from_botocore(item, shape.members[key]) for key, item in value.items() if key in shape.members}
    if shape.type_name == "list":
        return [from_botocore(item, shape.member) for item in value]
    if shape.type_name == "map":
        return {key: from_botocore(item, shape.value) for key, item in value.items()}
    if shape.type_name == "timestamp":
        return {"$t": round(value.timestamp() * 1000)}
    if shape.type_name == "blob":
        return {"$b": base64.b64encode(value).decode()}
    return value


def without_empty(value):
    """The XML family cannot express empty lists and structures."""
    if isinstance(value, dict):
        items = {key: without_empty(item) for key, item in value.items()}
        return {key: item for key, item in items.items() if item not in ([], {})}
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    return value


def comparable_xml(element):
    """Element order between different names does not matter."""
    groups = collections.defaultdict(list)
    for child in element:
        groups[child.tag].append(comparable_xml(child))
    text = (element.text or "") if len(element) == 0 else ""
    return element.tag, sorted(element.attrib.items()), text, sorted(groups.items())


def query_pairs(query):
    if isinstance(query, dict):
        return sorted((key, str(item)) for key, value in query.items() for item in (value if isinstance(value, list) else [value]))
    return sorted(urllib.parse.parse_qsl(query, keep_blank_values=True))


def differing_headers(case, wanted, protocol):
    have = {key.lower(): value for key, value in case["headers"].items()}
    for key, value in wanted.items():
        name = key.lower()
        if name == "x-amzn-query-mode" or (name == "content-type" and (protocol in ("query", "ec2") or not case["body"])):
            continue
        if have.get(name) != value:
            yield f"header {key}: botocore {value!r}, ours {have.get(name)!r}"


def body_matches(case, body, protocol):
    if protocol in ("query", "ec2"):
        wanted = {key: value if isinstance(value, str) else str(value) for key, value in body.items()}
        return wanted == dict(urllib.parse.parse_qsl(case["body"], keep_blank_values=True))
    if protocol == "rest-xml":
        if not body or not case["body"]:
            return not body and not case["body"]
        return comparable_xml(ElementTree.fromstring(body)) == comparable_xml(ElementTree.fromstring(case["body"]))
    return (json.loads(body) if body else {}) == (json.loads(case["body"]) if case["body"] else {})


def judge_request(case, model):
    operation = model.operation_model(case["op"])
    protocol = model.resolved_protocol
    parameters = to_botocore(case["params"], operation.input_shape) if operation.input_shape else {}
    wanted = botocore.serialize.create_serializer(protocol, False).serialize_to_request(parameters, operation)
    path, _, query = case["url"].partition("?")
    if wanted["method"] != case["method"]:
        yield f"method: botocore {wanted['method']}"
    if urllib.parse.unquote(path) != urllib.parse.unquote(wanted["url_path"]):
        yield f"path: botocore {wanted['url_path']}"
    if protocol.startswith("rest") and query_pairs(wanted["query_string"]) != query_pairs(query):
        yield f"query: botocore {wanted['query_string']}"
    yield from differing_headers(case, wanted["headers"], protocol)
    if not body_matches(case, wanted["body"], protocol):
        yield f"body: botocore {wanted['body']}"


def judge_response(case, model):
    operation = model.operation_model(case["op"])
    protocol = model.resolved_protocol
    raw = {"headers": HeadersDict(case["headers"]), "status_code": case["status"], "body": case["body"].encode()}
    parsed = botocore.parsers.create_parser(protocol).parse(raw, operation.output_shape)
    parsed.pop("ResponseMetadata", None)
    value = from_botocore(parsed, operation.output_shape) if operation.output_shape else {}
    wanted, ours = (without_empty(value), without_empty(case["value"])) if protocol in XML_PROTOCOLS else (value, case["value"])
    if wanted != ours:
        yield f"value: botocore {wanted}, ours {ours}"


def judge_file(source, judge, services):
    agreed, disagreements, skipped = [], 0, 0
    for line in source.read_text().splitlines():
        case = json.loads(line)
        try:
            problems = list(judge(case, services[case["service"]]))
        except botocore.parsers.ResponseParserError as error:
            if "one and only one" not in str(error):
                raise
            skipped += 1  # The generator filled two members of a union, which no service would send.
            continue
        if problems:
            disagreements += 1
            print(case["service"], case["op"], *problems, case["body"], sep="\n  ")
        else:
            agreed.append(line)
    print(f"{source.name}: {len(agreed)} agreed, {disagreements} disagreed, {skipped} skipped")
    return agreed, disagreements


def main(candidates, out):
    services = load_services()
    results = {
        name: judge_file(pathlib.Path(candidates) / name, judge, services)
        for name, judge in (("requests.jsonl", judge_request), ("responses.jsonl", judge_response))
    }
    if any(disagreements for _, disagreements in results.values()):
        return 1
    pathlib.Path(out).mkdir(parents=True, exist_ok=True)
    for name, (agreed, _) in results.items():
        # No name and no time in the archive: the same cases give the same bytes.
        with open(pathlib.Path(out) / (name + ".gz"), "wb") as target:
            with gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0) as packed:
                packed.write(("\n".join(agreed) + "\n").encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
