/**
 * @generated SignedSource<<b741639b7b9271f7d986e4d27dddfe0c>>
 * @relayHash 8a77937651176ccd8224c6d58efc4793
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID 484652f11e014f6df2e744a5026a847e6b01218953c714648523547423148d2c

import type { ConcreteRequest } from 'relay-runtime';
import type { Result } from "relay-runtime";
export type accountsQuery$variables = Record<PropertyKey, never>;
export type accountsQuery$data = {
  readonly viewer: {
    readonly larder: Result<{
      readonly displayName: string;
      readonly id: string;
    } | null | undefined, unknown>;
    readonly littlelogs: Result<{
      readonly displayName: string;
      readonly id: string;
    } | null | undefined, unknown>;
  };
};
export type accountsQuery = {
  response: accountsQuery$data;
  variables: accountsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "kind": "Literal",
    "name": "service",
    "value": "LITTLELOGS"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "displayName",
  "storageKey": null
},
v3 = [
  (v1/*:: as any*/),
  (v2/*:: as any*/)
],
v4 = [
  {
    "kind": "Literal",
    "name": "service",
    "value": "LARDER"
  }
],
v5 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "__typename",
    "storageKey": null
  },
  (v1/*:: as any*/),
  (v2/*:: as any*/)
];
return {
  "fragment": {
    "argumentDefinitions": [],
    "kind": "Fragment",
    "metadata": null,
    "name": "accountsQuery",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Viewer",
        "kind": "LinkedField",
        "name": "viewer",
        "plural": false,
        "selections": [
          {
            "kind": "CatchField",
            "field": {
              "alias": "littlelogs",
              "args": (v0/*:: as any*/),
              "concreteType": null,
              "kind": "LinkedField",
              "name": "account",
              "plural": false,
              "selections": (v3/*:: as any*/),
              "storageKey": "account(service:\"LITTLELOGS\")"
            },
            "to": "RESULT"
          },
          {
            "kind": "CatchField",
            "field": {
              "alias": "larder",
              "args": (v4/*:: as any*/),
              "concreteType": null,
              "kind": "LinkedField",
              "name": "account",
              "plural": false,
              "selections": (v3/*:: as any*/),
              "storageKey": "account(service:\"LARDER\")"
            },
            "to": "RESULT"
          }
        ],
        "storageKey": null
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [],
    "kind": "Operation",
    "name": "accountsQuery",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Viewer",
        "kind": "LinkedField",
        "name": "viewer",
        "plural": false,
        "selections": [
          {
            "alias": "littlelogs",
            "args": (v0/*:: as any*/),
            "concreteType": null,
            "kind": "LinkedField",
            "name": "account",
            "plural": false,
            "selections": (v5/*:: as any*/),
            "storageKey": "account(service:\"LITTLELOGS\")"
          },
          {
            "alias": "larder",
            "args": (v4/*:: as any*/),
            "concreteType": null,
            "kind": "LinkedField",
            "name": "account",
            "plural": false,
            "selections": (v5/*:: as any*/),
            "storageKey": "account(service:\"LARDER\")"
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "id": "484652f11e014f6df2e744a5026a847e6b01218953c714648523547423148d2c",
    "metadata": {},
    "name": "accountsQuery",
    "operationKind": "query",
    "text": null
  }
};
})();

(node as any).hash = "15db8639e3e54ee8a52c77b9353edd0e";

export default node;
