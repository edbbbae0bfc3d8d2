/**
 * @generated SignedSource<<555a845f7155234d3d529c41b163634c>>
 * @relayHash 8a112cd4a364d9a707f205d38ff12a69
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

// @relayRequestID bba2033799ba238f37cc7d072aa6edd1532812930500aad0262befe36391ae71

import type { ConcreteRequest } from 'relay-runtime';
export type comicsUnsubscribeMutation$variables = {
  comicId: string;
  connections: ReadonlyArray<string>;
};
export type comicsUnsubscribeMutation$data = {
  readonly unsubscribeFromComic: {
    readonly comic: {
      readonly id: string;
      readonly isSubscribed: boolean | null | undefined;
    } | null | undefined;
    readonly deletedComicSubscriptionId: string | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly message: string;
    }>;
  } | null | undefined;
};
export type comicsUnsubscribeMutation = {
  response: comicsUnsubscribeMutation$data;
  variables: comicsUnsubscribeMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "comicId"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "connections"
  }
],
v1 = [
  {
    "fields": [
      {
        "kind": "Variable",
        "name": "comicId",
        "variableName": "comicId"
      }
    ],
    "kind": "ObjectValue",
    "name": "input"
  }
],
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "deletedComicSubscriptionId",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "concreteType": "Comic",
  "kind": "LinkedField",
  "name": "comic",
  "plural": false,
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "id",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "isSubscribed",
      "storageKey": null
    }
  ],
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "concreteType": "UserError",
  "kind": "LinkedField",
  "name": "userErrors",
  "plural": true,
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "message",
      "storageKey": null
    }
  ],
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "comicsUnsubscribeMutation",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "UnsubscribeFromComicPayload",
        "kind": "LinkedField",
        "name": "unsubscribeFromComic",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          (v3/*:: as any*/),
          (v4/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "comicsUnsubscribeMutation",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "UnsubscribeFromComicPayload",
        "kind": "LinkedField",
        "name": "unsubscribeFromComic",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "filters": null,
            "handle": "deleteEdge",
            "key": "",
            "kind": "ScalarHandle",
            "name": "deletedComicSubscriptionId",
            "handleArgs": [
              {
                "kind": "Variable",
                "name": "connections",
                "variableName": "connections"
              }
            ]
          },
          (v3/*:: as any*/),
          (v4/*:: as any*/)
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "id": "bba2033799ba238f37cc7d072aa6edd1532812930500aad0262befe36391ae71",
    "metadata": {},
    "name": "comicsUnsubscribeMutation",
    "operationKind": "mutation",
    "text": null
  }
};
})();

(node as any).hash = "e409d7b6eb596acfcbe253ce9a4406f2";

export default node;
