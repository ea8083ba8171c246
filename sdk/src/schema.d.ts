export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready to serve: PostgreSQL answers; the event store may be degraded */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Long work, newest first */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far one piece of long work is */
        get: operations["readOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask long work to stop */
        post: operations["cancelOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The brand and its settings */
        get: operations["readWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the brand's settings
         * @description The currency cannot change once the brand exists.
         */
        patch: operations["updateWorkspace"];
        trace?: never;
    };
    "/api/v1/workspace/pause-sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold every message back until sending is resumed */
        post: operations["pauseSending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspace/resume-sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let messages go again after sending was paused */
        post: operations["resumeSending"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/currency-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dated rates to the workspace currency */
        get: operations["listCurrencyRates"];
        /** Add, replace or (with null) remove dated rates */
        put: operations["putCurrencyRates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, their workspaces, and whether this installation is set up */
        get: operations["readSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at the sample brand: signs in as its owner, on this machine and before set-up only */
        post: operations["enterSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/brand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set up a brand: the first one with its first login, later ones by people who are signed in */
        post: operations["setUpBrand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works here, oldest first */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** Change a member's role */
        patch: operations["changeMemberRole"];
        trace?: never;
    };
    "/api/v1/members/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave this workspace */
        post: operations["leaveWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations nobody has taken up yet */
        get: operations["listInvitations"];
        put?: never;
        /** Invite a person, by letter where there is a mail server; the link is in this answer only */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an invitation link is for */
        post: operations["readInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take up an invitation: with name and password, or signed in with the invited e-mail */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys, newest first, revoked ones too */
        get: operations["listKeys"];
        put?: never;
        /** Create a key; the whole of it is in this answer only */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key: refused everywhere within a second */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        /** Rename a key or change its scopes */
        patch: operations["updateKey"];
        trace?: never;
    };
    "/api/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a key a new secret; the old one works for a while longer */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved views of a list: your own and shared ones */
        get: operations["listViews"];
        put?: never;
        /** Save a view of a list */
        post: operations["saveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a view of your own */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        /** Rename, change or share a view of your own */
        patch: operations["updateView"];
        trace?: never;
    };
    "/api/v1/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find profiles */
        get: operations["listProfiles"];
        put?: never;
        /**
         * Create or update profiles
         * @description Rows are `ProfileUpsert`: identifiers, standard fields and custom `properties`. null clears a field.
         */
        post: operations["upsertProfiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people are known */
        get: operations["countProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One profile
         * @description A merged profile answers with the one it was merged into.
         */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields and custom properties */
        patch: operations["updateProfile"];
        trace?: never;
    };
    "/api/v1/profiles/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge another profile into this one */
        post: operations["mergeProfiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a merge */
        post: operations["undoMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Track events
         * @description Durable when answered. Rows are `TrackedEvent`. Repeating a row with the same `id` changes nothing.
         */
        post: operations["trackEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Segment-compatible track */
        post: operations["segmentTrack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Segment-compatible identify */
        post: operations["segmentIdentify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Segment-compatible page */
        post: operations["segmentPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Segment-compatible screen */
        post: operations["segmentScreen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alias": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Segment-compatible alias */
        post: operations["segmentAlias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Segment-compatible group */
        post: operations["segmentGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Segment-compatible batch */
        post: operations["segmentBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person did, newest first */
        get: operations["profileTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics seen in this workspace */
        get: operations["listMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person agreed to on each channel, with the ledger that proves it */
        get: operations["getProfileConsent"];
        put?: never;
        /** Record a decision of a person */
        post: operations["recordConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that get nothing */
        get: operations["listSuppressions"];
        put?: never;
        /** Suppress addresses on a channel */
        post: operations["addSuppressions"];
        /** Let addresses get messages again */
        delete: operations["removeSuppressions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record one decision for many people; whoever left by themselves is not brought back */
        post: operations["changeConsentOfMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent/bulk/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a decision for many back; what people decided since then stands */
        post: operations["undoConsentOfMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products, by title or by how they sell */
        get: operations["listProducts"];
        put?: never;
        /**
         * Create or change one product or up to 1,000
         * @description A faulty row is refused with its reason; the others are stored.
         */
        post: operations["upsertProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every category in use */
        get: operations["listProductCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product, its variants and how it sold
         * @description Days are those of the brand's zone, both ends included. Without `from` everything counts and `byDay` has 90 days.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, newest first */
        get: operations["listOrders"];
        put?: never;
        /**
         * Create or change one order or credit note, or up to 1,000
         * @description Rows are `NewOrder`. Durable when answered. Of two versions of an order the one with the later `updatedAt` counts; without `updatedAt` the one received last. A faulty row is refused by itself.
         */
        post: operations["upsertOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/waiting-for-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders and credit notes that wait for an exchange rate, by currency and day
         * @description They count nowhere yet and are taken up by themselves once a rate is valid on that day.
         */
        get: operations["listOrdersWaitingForRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order with its lines, refunds, parcels and customer */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of a person, newest first */
        get: operations["listProfileOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{externalId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of money that went back */
        post: operations["refundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{externalId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell that an order was cancelled */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every computed trait, with what it means */
        get: operations["listTraits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Computed traits of a person, each with its computation */
        get: operations["getProfileTraits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every computed figure about people, with what it means */
        get: operations["listFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Computed figures of a person: predictions, affinities, traits of your own */
        get: operations["getProfileFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every model that predicts, and whether it is shown */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A model’s card: data, back-test against naive rules, calibration, parameters */
        get: operations["getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{name}/refit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fit a model again now, in the background */
        post: operations["refitModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List segments, newest first */
        get: operations["listSegments"];
        put?: never;
        /** Create a segment; its members are evaluated at once in the background */
        post: operations["createSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a segment and what uses it */
        get: operations["readSegment"];
        put?: never;
        post?: never;
        /** Delete a segment; it can be restored */
        delete: operations["deleteSegment"];
        options?: never;
        head?: never;
        /** Change a segment; a new rule is evaluated at once in the background */
        patch: operations["updateSegment"];
        trace?: never;
    };
    "/api/v1/segments/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted segment back */
        post: operations["restoreSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluate over everybody now
         * @description Answers after the evaluation, or at once with `evaluated: false` when another worker is at it.
         */
        post: operations["evaluateSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/freshness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How up to date memberships are */
        get: operations["readSegmentFreshness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/overlap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members that stored segments have in common: each two of them */
        get: operations["readSegmentOverlap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List the people a rule selects with their figures, searched and sorted
         * @description Who they are and in what order comes from the copies in the event store, seconds behind; what is shown of them is current. `total` comes with the first page.
         */
        post: operations["queryPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many members of segments can be sent marketing at the moment */
        get: operations["readSegmentReach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members as of the last evaluation, by profile id */
        get: operations["listSegmentMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/members.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All members as of the last evaluation, by profile id, as CSV */
        get: operations["downloadSegmentMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/growth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members, entered and left over time */
        get: operations["readSegmentGrowth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segments somebody is in, and since when */
        get: operations["listProfileSegments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** JSON Schema of segment rules */
        get: operations["readSegmentSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fields, figures, metrics and values rules can speak about */
        get: operations["readSegmentVocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/vocabulary/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The commonest values of an event property, or the keys or texts of a figure */
        get: operations["readSegmentValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a rule in words: the rule as JSON, and the words as they are usually written
         * @description Faults come as a problem whose `errors` have line, column, offset and length.
         */
        post: operations["parseSegmentText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/format": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a rule in words */
        post: operations["formatSegmentRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count and sample the people a rule selects, now or as of a past moment
         * @description Given up when the caller goes away, as are the other previews.
         */
        post: operations["previewSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/preview/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Orders and revenue of the people a rule selects, ever and lately */
        post: operations["previewSegmentOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/preview/overlap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which segments the people of a rule are in already */
        post: operations["previewSegmentOverlap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/preview/distribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a trait, a figure or a field is spread among the people of a rule, beside everybody known */
        post: operations["previewSegmentDistribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why somebody is in or out: each condition with the measured value, what decides, and the rows behind it */
        get: operations["explainSegment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Why a rule selects somebody or not, without saving it */
        post: operations["explainRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready segments with their parameters */
        get: operations["readSegmentLibrary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/library/sizes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many people the ready segments select in this brand now, counted in one pass */
        post: operations["countSegmentLibrary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/library/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a segment of the library, with parameters of your own */
        post: operations["createReadySegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compute who a rule would have selected at the end of each day of a past stretch of time
         * @description Answers at once with the id of an operation; the same question over the same data answers with what is there. Read it at GET /api/v1/segments/rehearsals/{id}, call it off at POST /api/v1/operations/{id}/cancel.
         */
        post: operations["rehearseSegment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/rehearsals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who a rule would have selected on each day, as far as it is computed */
        get: operations["readSegmentRehearsal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/affinities/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How affinities fade, what signs count, and the weights of customer health */
        get: operations["getAffinitySettings"];
        /** Change them; everybody is computed again */
        put: operations["saveAffinitySettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customer health of a person: its parts, and why */
        get: operations["getProfileHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traits/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything computed about people: what it means, how many have one, where it is used */
        get: operations["listTraitCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traits/distributions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a trait spreads over everybody */
        get: operations["getTraitDistribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traits/functions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What formulas may call */
        get: operations["listTraitFunctions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traits/custom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Traits of your own */
        get: operations["listCustomTraits"];
        put?: never;
        /** Define a trait; everybody’s value follows within a minute */
        post: operations["createCustomTrait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traits/custom/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a trait would be: its type, some people’s values, the spread */
        post: operations["previewCustomTrait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traits/custom/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a trait nothing uses; it can be restored */
        delete: operations["deleteCustomTrait"];
        options?: never;
        head?: never;
        /** Change a trait of your own; its name stays */
        patch: operations["updateCustomTrait"];
        trace?: never;
    };
    "/api/v1/traits/custom/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted trait back */
        post: operations["restoreCustomTrait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lifetime value of all customers: historic and predicted, its spread, who brings it and where it comes from */
        get: operations["getCustomerValue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value/churn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers by churn risk with the reasons, and the bands with a rule that selects each */
        get: operations["listChurnRisk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/value/churn.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All customers of a risk band, or of all, with the reasons, as CSV
         * @description Money is in minor units of the workspace currency.
         */
        get: operations["downloadChurnRisk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rfm/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bins, period and groups of RFM */
        get: operations["readRfmSettings"];
        /**
         * Change bins, period and groups; everybody is scored again in the background
         * @description Of several groups that fit the first one counts. Without groups the usual ones are taken.
         */
        put: operations["changeRfmSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rfm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People and money by recency and frequency, and by group, now or at the end of a month */
        get: operations["readRfmGrid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rfm/transitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people went from which group to which between two months */
        get: operations["readRfmTransitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rfm/movers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who went from one group to another between two months */
        get: operations["listRfmMovers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rfm/movers.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody who went from one group to another between two months, as CSV
         * @description Money is in minor units of the workspace currency.
         */
        get: operations["downloadRfmMovers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/revenue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Net revenue of the days to come, of the store or of a segment, with its interval and its back-test
         * @description Of a segment: the orders of who is in it now. Hidden where it does not beat naive rules; `reason` says so.
         */
        get: operations["readRevenueForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each product is expected to sell in 13 weeks, and when its stock is gone */
        get: operations["listDemand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/products.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same for all products, as CSV */
        get: operations["downloadDemand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Past and expected weeks of a product */
        get: operations["readDemand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/replenishment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people run out of what on which of the next 56 days */
        get: operations["readReplenishmentCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/replenishment/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who runs out between two days, of a product or of any */
        get: operations["listReplenishmentPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts/replenishment/people.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who runs out between two days, as CSV */
        get: operations["downloadReplenishmentPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profiles/{id}/replenishment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody runs out of and when */
        get: operations["getProfileReplenishment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products for a person, beside a product, for a cart or a segment
         * @description From ready lists, with the reason of each. Without `strategy`: what fits what is known, unless it was shown not to beat what is popular.
         */
        get: operations["getRecommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recommendations/strategies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every strategy, and how it did against what is popular */
        get: operations["listRecommendationStrategies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recommendations/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the brand decided about every recommendation */
        get: operations["getRecommendationRules"];
        /**
         * Change filters, pins and boosts
         * @description What is left out gets its default.
         */
        put: operations["saveRecommendationRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recommendations/build": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How fresh the lists are */
        get: operations["getRecommendationBuild"];
        put?: never;
        /** Make all lists anew */
        post: operations["buildRecommendations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many people and days an experiment takes
         * @description A calculator: nothing is kept.
         */
        post: operations["planExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/analyse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the sums of an experiment say, and what to do
         * @description A calculator: nothing is kept. Differences and lifts with intervals that hold at one planned look and at every look, beliefs, the alarm of the sample ratio, guardrails, and a decision with its reason.
         */
        post: operations["analyseExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates, last changed first */
        get: operations["listTemplates"];
        put?: never;
        /** Create a template */
        post: operations["createTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A template with its newest version */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        /** Delete a template; it can be restored */
        delete: operations["deleteTemplate"];
        options?: never;
        head?: never;
        /** Rename a template or save a new version of it */
        patch: operations["updateTemplate"];
        trace?: never;
    };
    "/api/v1/templates/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a deletion back */
        post: operations["restoreTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions, newest first */
        get: operations["listTemplateVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The content of one version */
        get: operations["getTemplateVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The template as one person would get it */
        post: operations["previewTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unsaved content as one person would get it */
        post: operations["previewContent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How messages leave, and as whom */
        get: operations["readDeliverySettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change how messages leave */
        patch: operations["updateDeliverySettings"];
        trace?: never;
    };
    "/api/v1/delivery/test-connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect and sign in to the SMTP server without sending */
        post: operations["testDeliveryConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/delivery/test-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one test message the way messages leave, and say what the other side answered */
        post: operations["sendTestMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the template to colleagues */
        post: operations["testTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages in the built-in mailbox, newest first */
        get: operations["listMailbox"];
        put?: never;
        post?: never;
        /** Empty the built-in mailbox */
        delete: operations["emptyMailbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mailbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message: parts, headers and source */
        get: operations["getMailboxMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns with their figures, newest first */
        get: operations["listCampaigns"];
        put?: never;
        /** Create a draft */
        post: operations["createCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A campaign */
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        /** Delete a campaign; it can be restored */
        delete: operations["deleteCampaign"];
        options?: never;
        head?: never;
        /** Change a draft */
        patch: operations["updateCampaign"];
        trace?: never;
    };
    "/api/v1/campaigns/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a deletion back */
        post: operations["restoreCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new draft like this one */
        post: operations["duplicateCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would get it now, and why others would not */
        post: operations["estimateCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The campaign as one person would get it */
        post: operations["previewCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the campaign to colleagues */
        post: operations["testCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send now, or at a time */
        post: operations["scheduleCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/unschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to a draft */
        post: operations["unscheduleCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop sending for now */
        post: operations["pauseCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on sending */
        post: operations["resumeCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop for good */
        post: operations["cancelCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/resend-doubtful": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again what a crash left in doubt */
        post: operations["resendDoubtful"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of it */
        get: operations["getCampaignResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who it goes to and what became of each message */
        get: operations["listCampaignRecipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which message got the order, and why */
        get: operations["getOrderCredit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attribution/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Windows of credit */
        get: operations["readAttributionSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the windows; all credits are computed again */
        patch: operations["updateAttributionSettings"];
        trace?: never;
    };
    "/api/v1/reports/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Revenue, orders, customers and list growth by day, with a comparison
         * @description Days are those of the brand's zone, both ends included; the last 30 when left out. Money is minor units of the brand's currency.
         */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What customers just did, newest first */
        get: operations["getActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers by how they began: retention, revenue and lifetime value over equal times
         * @description Customers whose first order falls into the months asked for (the last 24 when left out), each in one cohort. Cells hold only people who had the full time. Cancelled orders count nowhere; refunds and credit notes reduce net.
         */
        get: operations["getCohorts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be imported and the fields of each kind */
        get: operations["listImportKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a file without importing it
         * @description multipart/form-data (optional fields kind, mapping and options as JSON, then the part "file") uploads a file; JSON with its uploadId looks at it again.
         */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, newest first */
        get: operations["listImports"];
        put?: never;
        /**
         * Import a file, or check all of it without importing (dryRun)
         * @description JSON with the uploadId of a preview, or multipart/form-data with the fields first and the part "file" last.
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is and its report */
        get: operations["readImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The refused rows with their reasons, as CSV */
        get: operations["downloadRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an export can contain */
        get: operations["listExportKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export everything, or some kinds, in open formats
         * @description The answer names an operation; when it is done its resultUrl is the archive (tar.gz of CSV and JSONL files).
         */
        post: operations["startExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The archive of an export */
        get: operations["downloadExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ProblemInput: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            remedy?: string;
            errors?: {
                path: string;
                message: string;
                /** @description Within a text; from 1 */
                line?: number;
                column?: number;
                /** @description From 0, in UTF-16 units, as is `length` */
                offset?: number;
                length?: number;
                /** @description The known name that was probably meant */
                suggestion?: string;
            }[];
            requestId?: string;
        };
        AcceptedInput: {
            accepted: number;
            refused: number;
            results: {
                index: number;
                /** @enum {string} */
                status: "accepted" | "refused";
                errors?: {
                    path: string;
                    message: string;
                }[];
            }[];
        };
        TrackedEventInput: {
            /** @description What happened, for example "Viewed Product" */
            metric: string;
            /** @description Who: at least one identifier; other members are facts about the person */
            profile: {
                email?: string | null;
                phone?: string | null;
                externalId?: (string | number) | null;
                anonymousId?: string | null;
                store?: {
                    [key: string]: string | number;
                } | null;
                /** @description ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given */
                country?: string | null;
            } & {
                [key: string]: unknown;
            };
            /** @description Your id of this event; sending it again changes nothing */
            id?: string;
            /** @description ISO 8601; now when left out */
            time?: string | number;
            /** @description In units of the currency */
            value?: (number | string) | null;
            currency?: string | null;
            properties?: {
                [key: string]: unknown;
            };
            /** @description page, referrer, campaign (UTM) … */
            context?: {
                [key: string]: unknown;
            };
            /** @description History: triggers nothing */
            backfill?: boolean;
        };
        ProfileUpsertInput: {
            email?: string | null;
            phone?: string | null;
            externalId?: (string | number) | null;
            anonymousId?: string | null;
            store?: {
                [key: string]: string | number;
            } | null;
            /** @description ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given */
            country?: string | null;
            /** @description Your id of this update; sending it again changes nothing */
            id?: string;
            /** @description When these facts were true; now when left out */
            time?: string | number;
            properties?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        HealthInput: {
            /** @enum {string} */
            status: "ok" | "degraded" | "down";
            postgres: {
                ok: boolean;
                state: string;
                message?: string;
            };
            clickhouse: {
                ok: boolean;
                state: string;
                message?: string;
            };
            inbox: {
                waiting: number;
                unshipped: number;
                oldestSeconds: number | null;
            } | null;
        };
        InvitationInput: {
            id: number;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            expired: boolean;
            /** @description when the link went out by letter */
            mailedAt: string | null;
        };
        KeyInput: {
            id: string;
            /** @enum {string} */
            kind: "write" | "secret";
            name: string;
            scopes: ("profiles:read" | "profiles:write" | "consent:write" | "events:read" | "events:write" | "catalog:read" | "catalog:write" | "orders:read" | "orders:write" | "segments:read" | "segments:write" | "templates:read" | "templates:write" | "campaigns:read" | "campaigns:write" | "campaigns:send" | "reports:read" | "imports:read" | "imports:write" | "exports:write" | "operations:read" | "settings:read" | "settings:write" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
            hint: string;
            /** Format: date-time */
            createdAt: string;
            rotatedAt: string | null;
            /** @description until when the secret before the last rotation works */
            previousValidUntil: string | null;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description to the minute */
            lastUsedAt: string | null;
        };
        MemberInput: {
            userId: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
            twoFactorEnabled: boolean;
            /** Format: date-time */
            joinedAt: string;
            you: boolean;
        };
        SessionWorkspaceInput: {
            id: number;
            name: string;
            slug: string;
            currency: string;
            timezone: string;
            locale: string;
            sample: boolean;
            /** @enum {string} */
            role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
            permissions: ("profiles:read" | "profiles:write" | "consent:write" | "events:read" | "events:write" | "catalog:read" | "catalog:write" | "orders:read" | "orders:write" | "segments:read" | "segments:write" | "templates:read" | "templates:write" | "campaigns:read" | "campaigns:write" | "campaigns:send" | "reports:read" | "imports:read" | "imports:write" | "exports:write" | "operations:read" | "settings:read" | "settings:write" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
        };
        SessionInput: {
            user: {
                id: string;
                email: string;
                name: string;
                twoFactorEnabled: boolean;
            } | null;
            workspaces: components["schemas"]["SessionWorkspaceInput"][];
            setup: {
                /** @description nobody is signed in, and nobody has set this installation up yet */
                needed: boolean;
                /** @description a brand may be set up: the first one, or a further one beside their own */
                brandAllowed: boolean;
                /** @description this installation has a sample brand */
                sampleOffered: boolean;
                /** @description the sample brand opens without a password from here */
                sampleAvailable: boolean;
            };
            /**
             * @description how a forgotten password is replaced: by a link in a letter, or by a command on the server
             * @enum {string}
             */
            passwordReset: "mail" | "command";
        };
        AuditEntryInput: {
            id: number;
            /** Format: date-time */
            at: string;
            actor: {
                /** @enum {string} */
                type: "user" | "key" | "system";
                id: string;
                name: string | null;
            };
            action: string;
            entity: string;
            entityId: string | null;
            changes: {
                [key: string]: unknown;
            };
        };
        OperationInput: {
            /** Format: uuid */
            id: string;
            kind: string;
            title: string;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            /** @description 0 to 1; null while the total is unknown */
            progress: number | null;
            done: number;
            total: number | null;
            message: string | null;
            cancelRequested: boolean;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
            result: {
                [key: string]: unknown;
            } | null;
            resultUrl: string | null;
        };
        SavedViewInput: {
            id: number;
            page: string;
            name: string;
            state: {
                [key: string]: components["schemas"]["__shared"];
            };
            shared: boolean;
            mine: boolean;
            /** Format: date-time */
            updatedAt: string;
        };
        NewSavedViewInput: {
            page: string;
            name: string;
            state: {
                [key: string]: components["schemas"]["__shared"];
            };
            /** @default false */
            shared?: boolean;
        };
        SavedViewChangeInput: {
            name?: string;
            state?: {
                [key: string]: components["schemas"]["__shared"];
            };
            shared?: boolean;
        };
        WorkspaceInput: {
            id: number;
            name: string;
            slug: string;
            currency: string;
            timezone: string;
            locale: string;
            postalAddress: string | null;
            sendingPausedReason: string | null;
            sample: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        CurrencyRateInput: {
            currency: string;
            /** Format: date */
            validFrom: string;
            /** @description units of the workspace currency for one unit of `currency` */
            rate: number;
        };
        ConsentStatementInput: {
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp" | "push";
            /** @enum {string} */
            status: "subscribed" | "unsubscribed" | "pending";
            /**
             * @default api
             * @enum {string}
             */
            method?: "form" | "api" | "checkout" | "preference_page" | "inbound_message" | "manual" | "import" | "integration" | "one_click_unsubscribe" | "unsubscribe_link" | "spam_complaint" | "mailbox_provider" | "double_opt_in" | "merge";
            /**
             * @default marketing
             * @enum {string}
             */
            purpose?: "marketing" | "transactional";
            /** @description The exact text the person agreed to */
            wording?: string;
            /** @description Address of the page or form */
            page?: string;
            ip?: string;
            userAgent?: string;
            /** @default false */
            doubleOptIn?: boolean;
            /**
             * Format: date-time
             * @description When the person decided; now when left out
             */
            effectiveAt?: string;
        };
        NewProductInput: {
            /** @description The store's id, or the SKU where there is none */
            id: string;
            title: string;
            description?: string;
            url?: string;
            imageUrl?: string;
            category?: string;
            brand?: string;
            tags?: string[];
            /** @description Decimal units of the currency, such as "19.90" */
            price?: string | number;
            /** @description Decimal units of the currency, such as "19.90" */
            compareAtPrice?: string | number;
            currency?: string;
            published?: boolean;
            properties?: {
                [key: string]: components["schemas"]["__shared"];
            };
            variants?: {
                sku: string;
                title?: string;
                /** @description Decimal units of the currency, such as "19.90" */
                price?: string | number;
                currency?: string;
                inventoryQuantity?: number;
                properties?: {
                    [key: string]: components["schemas"]["__shared"];
                };
            }[];
            /** Format: date-time */
            updatedAt?: string;
        };
        ImportInput: {
            /**
             * Format: uuid
             * @description Also the id of its operation: cancel it there
             */
            id: string;
            /** @enum {string} */
            kind: "profiles" | "consent" | "products" | "orders" | "order-lines" | "events";
            fileName: string;
            /** @enum {string} */
            status: "queued" | "reading" | "settling" | "done" | "failed" | "cancelled";
            mapping: {
                [key: string]: string;
            };
            rowsTotal: number | null;
            notes: string[];
            error: string | null;
            report: {
                /** @description imported + refused */
                rows: number;
                imported: number;
                refused: number;
                reasons: {
                    reason: string;
                    rows: number;
                }[];
                counts: {
                    [key: string]: number;
                };
                dryRun: boolean;
            };
            rejectsUrl: string | null;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        ImportPreviewInput: {
            /** Format: uuid */
            uploadId: string;
            /** @enum {string} */
            kind: "profiles" | "consent" | "products" | "orders" | "order-lines" | "events";
            format: {
                type: string;
                encoding: string;
                delimiter: string;
                compressed: boolean;
            };
            columns: {
                name: string;
                type: string;
                samples: string[];
                field: string | null;
            }[];
            mapping: {
                [key: string]: string;
            };
            rows: {
                row: number;
                values: {
                    [key: string]: unknown;
                };
                problems: string[];
            }[];
            notes: string[];
            problems: {
                path: string;
                message: string;
            }[];
        };
        AffinitySettingsInput: {
            /**
             * @description After so many days a sign of interest counts half of a new one
             * @default 90
             */
            halfLifeDays?: number;
            /**
             * @description What a viewed, a carted and a bought product count
             * @default {}
             */
            weights?: {
                /** @default 1 */
                view?: number;
                /** @default 3 */
                cart?: number;
                /** @default 8 */
                purchase?: number;
            };
            /**
             * @description Signs of this weight count as much as what is usual at the brand: more means slower to believe
             * @default 10
             */
            evidence?: number;
            /**
             * @description The same for answers to messages
             * @default 60
             */
            channelHalfLifeDays?: number;
            /**
             * @description Weights of the parts of customer health; 0 leaves a part out
             * @default {}
             */
            health?: {
                /** @default 35 */
                orders?: number;
                /** @default 20 */
                engagement?: number;
                /** @default 15 */
                tickets?: number;
                /** @default 10 */
                delivery?: number;
                /** @default 10 */
                returns?: number;
                /** @default 10 */
                reviews?: number;
            };
        };
        CustomerHealthInput: {
            /** @description 0 to 100; null for somebody who never bought */
            score: number | null;
            parts: {
                name: string;
                label: string;
                weight: number;
                score: number;
                why: string;
            }[];
            /** @description Parts without data or weight: left out of the score */
            missing: {
                name: string;
                label: string;
                why: string;
            }[];
        };
        CustomTraitDefinitionInput: {
            /** @constant */
            kind: "measure";
            of: {
                /** @constant */
                source: "events";
                metric: string | string[];
                /**
                 * @default count
                 * @enum {string}
                 */
                measure?: "count" | "sum" | "avg" | "min" | "max" | "distinct" | "first" | "last";
                /** @description "value" or a path in the event's properties: "category", "items[].sku" */
                of?: string;
                /** @default [] */
                where?: {
                    /** @description "value" or a path in the event's properties: "category", "items[].sku" */
                    field: string;
                    is: {
                        /** @enum {string} */
                        op: "eq" | "ne" | "gt" | "gte" | "lt" | "lte";
                        value: number;
                        /** @description Of an amount of money that is not in the currency of the workspace: compared at the rate of the day */
                        currency?: string;
                    } | {
                        /** @constant */
                        op: "between";
                        from: number;
                        to: number;
                        /** @description Of an amount of money that is not in the currency of the workspace: compared at the rate of the day */
                        currency?: string;
                    } | {
                        /** @enum {string} */
                        op: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "notStartsWith" | "endsWith" | "notEndsWith";
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "matches" | "notMatches";
                        /** @description A regular expression of RE2 */
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "in" | "notIn";
                        values: string[];
                    } | {
                        /** @enum {string} */
                        op: "callingCodeIn" | "notCallingCodeIn";
                        values: string[];
                    } | {
                        /** @enum {string} */
                        op: "before" | "after";
                        date: string;
                    } | {
                        /** @constant */
                        op: "betweenDates";
                        from: string;
                        to: string;
                    } | {
                        /** @enum {string} */
                        op: "inLast" | "notInLast" | "inNext" | "atLeastAgo";
                        amount: number;
                        /** @enum {string} */
                        unit: "hour" | "day" | "week" | "month" | "year";
                    } | {
                        /** @constant */
                        op: "agoBetween";
                        from: number;
                        to: number;
                        /** @enum {string} */
                        unit: "hour" | "day" | "week" | "month" | "year";
                    } | {
                        /** @enum {string} */
                        op: "anniversaryToday" | "anniversaryThisMonth";
                    } | {
                        /** @constant */
                        op: "inPeriod";
                        /** @enum {string} */
                        which: "this" | "last" | "next";
                        /** @enum {string} */
                        unit: "day" | "week" | "month" | "quarter" | "year";
                    } | {
                        /** @constant */
                        op: "inMonths";
                        months: number[];
                    } | {
                        /** @enum {string} */
                        op: "anniversaryInNext" | "anniversaryInLast";
                        days: number;
                    } | {
                        /** @enum {string} */
                        op: "exists" | "notExists";
                    } | {
                        /** @enum {string} */
                        op: "isTrue" | "isFalse";
                    } | {
                        /** @enum {string} */
                        op: "includes" | "notIncludes" | "includesText" | "notIncludesText";
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "includesAny" | "includesAll" | "notIncludesAny";
                        values: string[];
                    } | {
                        /** @constant */
                        op: "length";
                        is: {
                            /** @enum {string} */
                            op: "eq" | "ne" | "gt" | "gte" | "lt" | "lte";
                            value: number;
                            /** @description Of an amount of money that is not in the currency of the workspace: compared at the rate of the day */
                            currency?: string;
                        } | {
                            /** @constant */
                            op: "between";
                            from: number;
                            to: number;
                            /** @description Of an amount of money that is not in the currency of the workspace: compared at the rate of the day */
                            currency?: string;
                        };
                    };
                }[];
                /**
                 * @default {
                 *       "type": "ever"
                 *     }
                 */
                window?: {
                    /** @constant */
                    type: "ever";
                } | {
                    /** @constant */
                    type: "last";
                    amount: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @constant */
                    type: "between";
                    from: number;
                    to: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @enum {string} */
                    type: "before" | "after";
                    date: string;
                } | {
                    /** @constant */
                    type: "dates";
                    from: string;
                    to: string;
                } | {
                    /** @constant */
                    type: "period";
                    /** @enum {string} */
                    which: "this" | "last";
                    /** @enum {string} */
                    unit: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @constant */
                    type: "months";
                    months: number[];
                };
                /**
                 * @description What the first or last value of a property is; without a property it is when it happened
                 * @default text
                 * @enum {string}
                 */
                as?: "text" | "number" | "date";
            } | {
                /** @constant */
                source: "orders";
                /**
                 * @default count
                 * @enum {string}
                 */
                measure?: "count" | "sum" | "avg" | "min" | "max" | "first" | "last";
                /**
                 * @description What is summed, averaged or compared; first and last are dates
                 * @default gross
                 * @enum {string}
                 */
                field?: "gross" | "net" | "discount" | "refunded" | "items";
                /**
                 * @default {
                 *       "type": "ever"
                 *     }
                 */
                window?: {
                    /** @constant */
                    type: "ever";
                } | {
                    /** @constant */
                    type: "last";
                    amount: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @constant */
                    type: "between";
                    from: number;
                    to: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @enum {string} */
                    type: "before" | "after";
                    date: string;
                } | {
                    /** @constant */
                    type: "dates";
                    from: string;
                    to: string;
                } | {
                    /** @constant */
                    type: "period";
                    /** @enum {string} */
                    which: "this" | "last";
                    /** @enum {string} */
                    unit: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @constant */
                    type: "months";
                    months: number[];
                };
                channels?: string[];
                countries?: string[];
                /** @description Only orders with a discount, or only those without */
                discounted?: boolean;
            } | {
                /** @constant */
                source: "lines";
                /**
                 * @description All that are given must hold; {} is any product
                 * @default {}
                 */
                product?: {
                    category?: string[];
                    sku?: string[];
                    productId?: number[];
                    titleContains?: string;
                };
                /**
                 * @description spend in units of the workspace currency
                 * @default orders
                 * @enum {string}
                 */
                measure?: "orders" | "quantity" | "spend";
                /**
                 * @default {
                 *       "type": "ever"
                 *     }
                 */
                window?: {
                    /** @constant */
                    type: "ever";
                } | {
                    /** @constant */
                    type: "last";
                    amount: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @constant */
                    type: "between";
                    from: number;
                    to: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @enum {string} */
                    type: "before" | "after";
                    date: string;
                } | {
                    /** @constant */
                    type: "dates";
                    from: string;
                    to: string;
                } | {
                    /** @constant */
                    type: "period";
                    /** @enum {string} */
                    which: "this" | "last";
                    /** @enum {string} */
                    unit: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @constant */
                    type: "months";
                    months: number[];
                };
            };
        } | {
            /** @constant */
            kind: "formula";
            /** @description if(orders = 0, 0, netSpend / orders); the language is at docs/traits.md */
            text: string;
        } | {
            /** @constant */
            kind: "ranges";
            /** @description A formula that yields a number */
            of: string;
            /** @description In rising order: the first whose end lies above the value gives the label */
            ranges: {
                below: number;
                label: string;
            }[];
            /** @description The label of everything above */
            otherwise: string;
        };
        CustomTraitInput: {
            id: number;
            name: string;
            label: string;
            explanation: string;
            definition: components["schemas"]["CustomTraitDefinitionInput"];
            numericType: ("number" | "money" | "ratio" | "days") | null;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            /** @enum {string} */
            status: "active" | "deleted";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ListedCustomTraitInput: {
            id: number;
            name: string;
            label: string;
            explanation: string;
            definition: components["schemas"]["CustomTraitDefinitionInput"];
            numericType: ("number" | "money" | "ratio" | "days") | null;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            /** @enum {string} */
            status: "active" | "deleted";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description How many people had a value when everybody was last computed */
            people: number;
            renewedAt: string | null;
            usedBy: {
                kind: string;
                id: number;
                name: string;
            }[];
        };
        NewCustomTraitInput: {
            /** @description Made from the label when left out */
            name?: string;
            label: string;
            /** @default  */
            explanation?: string;
            definition: components["schemas"]["CustomTraitDefinitionInput"];
            /**
             * @description What a number is, where it is not plain
             * @default null
             */
            numericType?: ("number" | "money" | "ratio" | "days") | null;
        };
        CustomTraitChangeInput: {
            label?: string;
            explanation?: string;
            definition?: components["schemas"]["CustomTraitDefinitionInput"];
            numericType?: ("number" | "money" | "ratio" | "days") | null;
        };
        TraitDistributionInput: {
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            /** @description Who have a value */
            people: number;
            /** @description Everybody */
            total: number;
            /** @description Dates are epoch ms */
            median: number | null;
            lowest: number | null;
            highest: number | null;
            /** @description Of numbers and dates; the outer hundredths are in the first and the last */
            bins: {
                from: number;
                to: number;
                people: number;
            }[];
            /** @description Of texts: the most frequent */
            values: {
                value: string;
                people: number;
            }[];
        };
        TraitCatalogEntryInput: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            explanation: string;
            /** @enum {string} */
            origin: "core" | "computed" | "custom";
            /** @description Of a trait of your own */
            id: number | null;
            /** @description Has a value for each of these */
            keyed: string | null;
            /** @description How many people have one */
            people: number;
            renewedAt: string | null;
            usedBy: {
                kind: string;
                id: number;
                name: string;
            }[];
        };
        TraitPreviewRequestInput: {
            /** @description Of the trait it replaces */
            name?: string;
            definition: components["schemas"]["CustomTraitDefinitionInput"];
            /** @default null */
            numericType?: ("number" | "money" | "ratio" | "days") | null;
        };
        TraitPreviewInput: {
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            distribution: components["schemas"]["TraitDistributionInput"];
            people: {
                profileId: number;
                name: string;
                email: string;
                value: number | string | null;
            }[];
        };
        ExperimentPlanInput: {
            /** @description One look at the end, planned before */
            fixedHorizon: {
                perArm: number;
                people: number;
                /** @description Whole weeks */
                days: number | null;
            };
            /** @description Looked at as often as one likes; larger effects end it sooner */
            alwaysValid: {
                perArm: number;
                people: number;
                /** @description Whole weeks */
                days: number | null;
            };
        };
        ExperimentAnalysisInput: {
            sampleRatio: {
                p: number;
                alwaysValidP: number;
                isAlarm: boolean;
            };
            decision: {
                /** @enum {string} */
                verdict: "ship" | "keep" | "continue" | "invalid";
                arm: string | null;
                reason: string;
            };
            metrics: {
                name: string;
                varianceReduction: number | null;
                arms: {
                    key: string;
                    n: number;
                    value: number;
                    interval: {
                        low: number | null;
                        high: number | null;
                    };
                    chanceBest: number;
                    expectedLoss: number;
                    compared: {
                        /** @description Valid at one look, planned before */
                        fixed: {
                            value: number;
                            interval: {
                                low: number | null;
                                high: number | null;
                            };
                            p: number;
                        };
                        /** @description Valid at every look */
                        alwaysValid: {
                            value: number;
                            interval: {
                                low: number | null;
                                high: number | null;
                            };
                            p: number;
                            /** @description For the number of arms (Holm) */
                            adjustedP: number;
                        };
                        /** @description arm / control − 1; null while the control is too near 0 */
                        lift: {
                            value: number;
                            fixed: {
                                low: number | null;
                                high: number | null;
                            };
                            alwaysValid: {
                                low: number | null;
                                high: number | null;
                            };
                            bayesian: {
                                low: number | null;
                                high: number | null;
                            } | null;
                        } | null;
                        chanceToBeat: number;
                        guardrail: ("holds" | "broken" | "unknown") | null;
                    } | null;
                }[];
            }[];
        };
        FigureInput: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text";
            explanation: string;
            /** @description A value for each of several things: what they are */
            keyed?: {
                label: string;
            };
            options?: string[];
            /** @description How many people had one when everybody’s were last computed */
            people: number;
            renewedAt: string | null;
        };
        ProfileFigureInput: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text";
            explanation: string;
            key: string;
            /** @description Money in units of the workspace currency, ratios from 0 to 1, dates as ISO 8601 */
            value: number | string | null;
        };
        ModelCardInput: {
            data: {
                label: string;
                value: string;
            }[];
            /** @description The metric that decided between the methods and whether the model is shown */
            decidedBy: string;
            backtest: {
                /** @description ISO date: fitted on what was before */
                split: string;
                rows: {
                    name: string;
                    isBaseline: boolean;
                    metrics: {
                        name: string;
                        value: number | null;
                    }[];
                }[];
            } | null;
            calibration: {
                predicted: number;
                actual: number;
                /** @description People in the group */
                n: number;
            }[] | null;
            /** @description How often intervals of a stated width held what happened */
            coverage: {
                nominal: number;
                actual: number;
            }[] | null;
            notes: string[];
        };
        ModelInput: {
            name: string;
            title: string;
            explanation: string;
            /** @description Names of the figures it feeds */
            figures: string[];
            /** @description It is fitted again after so many days, sooner when orders grew by a fifth */
            everyDays: number;
            /** @enum {string} */
            state: "shown" | "hidden" | "unfitted";
            /** @description Why it is hidden */
            reason: string | null;
            fittedAt: string | null;
            fitMs: number | null;
            isFitting: boolean;
            /** @description Why the last try failed; the fit before it stays */
            lastError: string | null;
        };
        ModelDetailInput: {
            name: string;
            title: string;
            explanation: string;
            /** @description Names of the figures it feeds */
            figures: string[];
            /** @description It is fitted again after so many days, sooner when orders grew by a fifth */
            everyDays: number;
            /** @enum {string} */
            state: "shown" | "hidden" | "unfitted";
            /** @description Why it is hidden */
            reason: string | null;
            fittedAt: string | null;
            fitMs: number | null;
            isFitting: boolean;
            /** @description Why the last try failed; the fit before it stays */
            lastError: string | null;
            card: components["schemas"]["ModelCardInput"] | null;
            parameters: components["schemas"]["__shared"] | null;
        };
        RevenueForecastInput: {
            currency: string;
            horizon: number;
            /** @enum {string} */
            state: "shown" | "hidden";
            reason: string | null;
            method: string | null;
            /** @description Share of days that intervals are meant to hold */
            nominal: number;
            /** @description Share they held in the back-test */
            coverage: number | null;
            split: string | null;
            /** @description Of the horizon, minor units */
            total: {
                low: number;
                mean: number;
                high: number;
            } | null;
            /** @description Of as many days up to yesterday */
            lastTotal: number;
            past: {
                /** Format: date */
                day: string;
                /** @description Minor units */
                net: number;
            }[];
            days: {
                /** Format: date */
                day: string;
                low: number;
                mean: number;
                high: number;
            }[];
            backtest: {
                name: string;
                isBaseline: boolean;
                chosen: boolean;
                /** @description Mean absolute error of a day, minor units */
                mae: number;
                mase: number | null;
                /** @description By how much of the truth the totals were too high */
                total: number | null;
            }[];
        };
        ProductDemandInput: {
            sku: string;
            productId: number;
            title: string;
            category: string;
            /** @description smooth, intermittent, erratic or lumpy (Syntetos & Boylan) */
            class: string;
            /** @description Mean number of weeks between weeks with sales */
            adi: number | null;
            /** @description Squared coefficient of variation of the weeks with sales */
            cv2: number | null;
            method: string;
            /** @description Units of the last 26 weeks */
            recent: number[];
            /** @description Units of 13 weeks */
            expected: number;
            low: number;
            high: number;
            /** @description The same from the orders that are predicted of people, by RFM group */
            fromOrders: number | null;
            /** @description Mean absolute error of four-week totals, per week */
            error: number | null;
            naiveError: number | null;
            stock: number | null;
            stockOut: string | null;
            stockOutEarliest: string | null;
            stockOutLatest: string | null;
            /** @description Units that make the stock last eight weeks nine times in ten */
            reorder: number;
            /** Format: date-time */
            computedAt: string;
        };
        ProductDemandDetailInput: {
            sku: string;
            productId: number;
            title: string;
            category: string;
            /** @description smooth, intermittent, erratic or lumpy (Syntetos & Boylan) */
            class: string;
            /** @description Mean number of weeks between weeks with sales */
            adi: number | null;
            /** @description Squared coefficient of variation of the weeks with sales */
            cv2: number | null;
            method: string;
            /** @description Units of the last 26 weeks */
            recent: number[];
            /** @description Units of 13 weeks */
            expected: number;
            low: number;
            high: number;
            /** @description The same from the orders that are predicted of people, by RFM group */
            fromOrders: number | null;
            /** @description Mean absolute error of four-week totals, per week */
            error: number | null;
            naiveError: number | null;
            stock: number | null;
            stockOut: string | null;
            stockOutEarliest: string | null;
            stockOutLatest: string | null;
            /** @description Units that make the stock last eight weeks nine times in ten */
            reorder: number;
            /** Format: date-time */
            computedAt: string;
            past: {
                /** Format: date */
                from: string;
                units: number;
            }[];
            weeks: {
                /** Format: date */
                from: string;
                expected: number;
                low: number;
                high: number;
                /** @description Units up to the end of this week */
                lowUntil: number;
                highUntil: number;
            }[];
        };
        ReplenishmentInput: {
            profileId: number;
            productId: number;
            title: string;
            /** Format: date */
            boughtOn: string;
            quantity: number;
            /** @description Own intervals between purchases of it */
            intervals: number;
            /** Format: date */
            dueOn: string;
            /** Format: date */
            earliest: string;
            /** Format: date */
            latest: string;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
        };
        ReplenishmentCalendarInput: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            state: ("shown" | "hidden") | null;
            reason: string | null;
            items: {
                /** Format: date */
                day: string;
                productId: number;
                title: string;
                people: number;
                units: number;
            }[];
            products: {
                productId: number;
                title: string;
                /** @description Two pieces last twice as long as one */
                perPiece: boolean;
                typicalDays: number;
                intervals: number;
                people: number;
                /** @description Buyers who bought it again */
                share: number;
            }[];
        };
        CustomerValueInput: {
            currency: string;
            model: {
                /** @enum {string} */
                state: "shown" | "hidden" | "unfitted";
                reason: string | null;
                fittedAt: string | null;
            };
            churnModel: {
                /** @enum {string} */
                state: "shown" | "hidden" | "unfitted";
                reason: string | null;
                fittedAt: string | null;
            };
            totals: {
                customers: number;
                /** @description Customers with a prediction */
                predictedFor: number;
                /** @description Minor units of the workspace currency */
                historic: number;
                /** @description Next 365 days; minor units of the workspace currency */
                predicted: number;
                /** @description Sum of the probabilities of being active */
                active: number | null;
                /** @description Expected in the next 365 days */
                orders: number;
                /** @description Customers with a churn risk above 66 % */
                atRisk: number | null;
                /** @description Historic value of those */
                valueAtRisk: number;
            };
            distribution: {
                /** @description Minor units of the workspace currency */
                from: number;
                /** @description Null: everything above */
                below: number | null;
                /** @description Customers */
                historic: number;
                /** @description Customers */
                predicted: number;
            }[];
            concentration: {
                /** @description 0 to 1 */
                top: number;
                customers: number;
                /** @description 0 to 1 */
                historic: number;
                /** @description Historic and predicted */
                total: number;
            }[];
            drivers: {
                /** @enum {string} */
                driver: "channel" | "category" | "country";
                groups: {
                    name: string;
                    customers: number;
                    /** @description Mean total value */
                    mean: number;
                    /** @description Lower bound of the 95 % interval of the mean */
                    low: number;
                    /** @description Minor units of the workspace currency */
                    high: number;
                }[];
            }[];
            backtest: {
                split: string;
                rows: {
                    name: string;
                    isBaseline: boolean;
                    metrics: {
                        name: string;
                        value: number | null;
                    }[];
                }[];
            } | null;
        };
        AtRiskInput: {
            profileId: number;
            email: string | null;
            name: string | null;
            /** @description 0 to 1 */
            risk: number;
            /** @description What raises the risk, the strongest first */
            reasons: string[];
            /** @description Minor units of the workspace currency */
            historicClv: number;
            /** @description Minor units of the workspace currency */
            predictedClv: number;
            lastOrderAt: string | null;
            expectedNextOrderAt: string | null;
        };
        ChurnListInput: {
            currency: string;
            model: {
                /** @enum {string} */
                state: "shown" | "hidden" | "unfitted";
                reason: string | null;
                fittedAt: string | null;
            };
            bands: {
                /** @enum {string} */
                name: "low" | "medium" | "high";
                label: string;
                /** @description 0 to 1 */
                from: number;
                /** @description 0 to 1 */
                below: number;
                people: number;
                /** @description Minor units of the workspace currency */
                historic: number;
                /** @description Minor units of the workspace currency */
                predicted: number;
                /** @description A rule of segments that selects them */
                rule: {
                    [key: string]: unknown;
                };
            }[];
            items: components["schemas"]["AtRiskInput"][];
            nextCursor: string | null;
        };
        RfmSettingsInput: {
            bins: number;
            /** @description Orders counted for frequency and money; null for all */
            periodDays: number | null;
            isUsual: boolean;
            groups: {
                key: string;
                name: string;
                meaning: string;
                r: number[];
                f: number[];
                m: number[];
            }[];
        };
        RfmGridInput: {
            currency: string;
            month: string | null;
            isNow: boolean;
            /** @description Months there are scores of, newest first; the first one still runs */
            months: string[];
            bins: number;
            people: number;
            /** @description Net, minor units of the workspace currency */
            revenue: number;
            orders: number;
            cells: {
                r: number;
                f: number;
                people: number;
                /** @description Net, minor units of the workspace currency */
                revenue: number;
                orders: number;
                groups: string[];
                /** @description A rule of segments that selects them as they are now */
                rule: {
                    [key: string]: unknown;
                };
            }[];
            groups: {
                key: string;
                name: string;
                meaning: string;
                people: number;
                /** @description Net, minor units of the workspace currency */
                revenue: number;
                orders: number;
                /** @description A rule of segments that selects them as they are now */
                rule: {
                    [key: string]: unknown;
                };
            }[];
            thresholds: {
                /** @enum {string} */
                dimension: "recency" | "frequency" | "money";
                score: number;
                low: number;
                high: number;
                people: number;
            }[];
        };
        RecommendationInput: {
            /**
             * @description What the first of them comes from
             * @enum {string}
             */
            strategy: "nextBest" | "boughtTogether" | "complementary" | "viewedAlso" | "similar" | "cart" | "segmentFavourites" | "trending" | "popular" | "newArrivals" | "recentlyViewed" | "buyAgain";
            items: {
                product: {
                    id: number;
                    externalId: string;
                    title: string;
                    url: string | null;
                    imageUrl: string | null;
                    category: string | null;
                    /** @description Minor units of `currency` */
                    price: number | null;
                    compareAtPrice: number | null;
                    currency: string | null;
                    stock: number | null;
                };
                /** @description Comparable within one strategy */
                score: number;
                /** @enum {string} */
                strategy: "nextBest" | "boughtTogether" | "complementary" | "viewedAlso" | "similar" | "cart" | "segmentFavourites" | "trending" | "popular" | "newArrivals" | "recentlyViewed" | "buyAgain" | "pinned";
                reason: {
                    text: string;
                    /** @description The product it is shown for */
                    productId: number | null;
                    /** @description How many people stand behind it */
                    people: number | null;
                    /** @description How many times likelier than for everybody; of what rises: its growth */
                    lift: number | null;
                };
            }[];
        };
        RecommendationStrategyInput: {
            /** @enum {string} */
            name: "nextBest" | "boughtTogether" | "complementary" | "viewedAlso" | "similar" | "cart" | "segmentFavourites" | "trending" | "popular" | "newArrivals" | "recentlyViewed" | "buyAgain";
            title: string;
            explanation: string;
            /** @enum {string} */
            needs: "profile" | "product" | "cart" | "segment" | "nothing";
            /** @description nDCG over that of what is popular, with a 95 % interval */
            lift: {
                ratio: number;
                low: number;
                high: number;
            } | null;
            /**
             * @description Against what is popular
             * @enum {string}
             */
            verdict: "beats" | "loses" | "unknown" | "baseline";
            /** @description Taken when nobody names a strategy */
            isDefault: boolean;
        };
        RecommendationEvaluationInput: {
            /**
             * Format: date-time
             * @description Lists were made from what was known then
             */
            split: string;
            /**
             * Format: date-time
             * @description and held against purchases until then
             */
            until: string;
            k: number;
            people: {
                person: number;
                product: number;
                cart: number;
            };
            /** @description Why nothing can be said */
            thin: string | null;
            rows: {
                /** @enum {string} */
                task: "person" | "product" | "cart";
                strategy: string;
                recall: number;
                ndcg: number;
                map: number;
                coverage: number;
                variety: number | null;
                /** @description nDCG over that of what is popular, with a 95 % interval */
                lift: {
                    ratio: number;
                    low: number;
                    high: number;
                } | null;
                beatsPopular: boolean;
            }[];
        };
        RecommendationBuildInput: {
            /** @enum {string} */
            status: "never" | "building" | "ready" | "failed";
            builtAt: string | null;
            /** @description When lists of what changed were last renewed */
            renewedAt: string | null;
            requested: boolean;
            lists: {
                [key: string]: number;
            };
            /** @description People with a ready list */
            people: number;
            ms: number | null;
            lastError: string | null;
        };
        RecommendationRulesInput: {
            /**
             * @description Products without counted stock are in stock
             * @default true
             */
            inStockOnly?: boolean;
            /** @default false */
            withImageOnly?: boolean;
            /**
             * @description Minor units of the product's currency
             * @default null
             */
            minPrice?: number | null;
            /** @default null */
            maxPrice?: number | null;
            /**
             * @description Empty: all
             * @default []
             */
            onlyCategories?: string[];
            /**
             * @description Wins over onlyCategories
             * @default []
             */
            neverCategories?: string[];
            /**
             * @description What the person bought in that many days is left out; 0 leaves nothing out
             * @default 180
             */
            excludeBoughtDays?: number;
            /**
             * @description First, in this order, wherever the rules allow them
             * @default []
             */
            pinned?: number[];
            /** @default [] */
            boosts?: {
                productId?: number;
                category?: string;
                /** @description Above 1 lifts, below 1 buries, 0 never shows */
                factor: number;
            }[];
            /** @default null */
            mostPerCategory?: number | null;
            /**
             * @description How much a further product of the same category loses; 0: by score alone
             * @default 0.15
             */
            variety?: number;
            /**
             * @description Property of products with their cost in units: fallbacks are then ordered by what they earn
             * @default null
             */
            costProperty?: string | null;
            /**
             * @description Whose favourites are kept; null: of all
             * @default null
             */
            segments?: number[] | null;
        };
        ExplainedConditionInput: {
            /** @enum {string} */
            op: "all" | "any" | "none";
            holds: boolean;
            children: components["schemas"]["ExplainedConditionInput"][];
        } | {
            kind: string;
            path: string;
            holds: boolean;
            /** @description The condition in words */
            words: string;
            wanted: string;
            value: string | null;
            /** @description Turned round alone, it turns the outcome round */
            decides: boolean;
            /** @description Belongs to the fewest conditions that together turn the outcome round */
            toChange: boolean;
            /** @description The latest rows the value was computed from, at most five of each source */
            rows: {
                /** @enum {string} */
                source: "events" | "orders" | "lines" | "creditNotes" | "memberships";
                at: string;
                /** @description Metric, channel of the order, product, or "Entered" and "Left" */
                title: string;
                /** @description Of the order; of the segment for memberships */
                id: number | null;
                /** @description Units of the currency for orders, lines and credit notes; value of an event */
                amount: number | null;
                quantity: number | null;
                properties: string | null;
            }[];
        };
        PersonInput: {
            id: number;
            known: boolean;
            firstName: string | null;
            lastName: string | null;
            email: string | null;
            phone: string | null;
            city: string | null;
            country: string | null;
            acquisition: {
                channel: string | null;
                source: string | null;
                creator: string | null;
            };
            /** @description null: never asked */
            consent: {
                email: string | null;
                sms: string | null;
            };
            suppressed: {
                email: boolean;
                sms: boolean;
            };
            orders: number;
            /** @description Minor units of the brand's currency */
            grossSpend: number;
            /** @description Minor units of the brand's currency */
            netSpend: number;
            averageOrderValue: number | null;
            items: number;
            daysBetweenOrders: number | null;
            firstOrderAt: string | null;
            lastOrderAt: string | null;
            firstSeenAt: string | null;
            lastSeenAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        TemplateSummaryInput: {
            id: number;
            name: string;
            version: number;
            /** @enum {string} */
            class: "marketing" | "transactional";
            subject: string;
            /** @enum {string} */
            format: "mjml" | "html";
            /** Format: date-time */
            updatedAt: string;
        };
        TemplateInput: {
            id: number;
            name: string;
            version: number;
            versionId: number;
            /** @enum {string} */
            class: "marketing" | "transactional";
            /** @description Liquid allowed */
            subject: string;
            /** @description The line an inbox shows after the subject; Liquid allowed */
            preheader: string;
            /** @enum {string} */
            format: "mjml" | "html";
            /** @description MJML or HTML with Liquid */
            source: string;
            /** @description Text part with Liquid; null: made from the HTML */
            textSource: string | null;
            warnings: string[];
            links: {
                position: number;
                href: string;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        MessagePreviewInput: {
            subject: string;
            html: string;
            text: string;
            warnings: string[];
        };
        DeliverySettingsInput: {
            /** @enum {string} */
            provider: "mailbox" | "smtp";
            smtpHost: string | null;
            unsubscribeMailto: string | null;
            fromName: string;
            fromEmail: string | null;
            replyTo: string | null;
        };
        MailboxSummaryInput: {
            id: number;
            from: string;
            to: string;
            subject: string;
            /** Format: date-time */
            receivedAt: string;
        };
        MailboxMessageInput: {
            id: number;
            from: string;
            to: string;
            subject: string;
            /** Format: date-time */
            receivedAt: string;
            headers: {
                name: string;
                value: string;
            }[];
            html: string;
            text: string;
            raw: string;
        };
        CampaignInput: {
            id: number;
            name: string;
            /** @enum {string} */
            state: "draft" | "scheduled" | "freezing" | "sending" | "paused" | "held" | "sent" | "cancelled";
            templateId: number | null;
            versionId: number | null;
            subject: string | null;
            preheader: string | null;
            fromName: string | null;
            fromEmail: string | null;
            replyTo: string | null;
            includeSegments: number[];
            excludeSegments: number[];
            /** @enum {string} */
            onDoubt: "hold" | "resend";
            scheduledAt: string | null;
            holdReason: string | null;
            startedAt: string | null;
            finishedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CampaignSummaryInput: {
            id: number;
            name: string;
            /** @enum {string} */
            state: "draft" | "scheduled" | "freezing" | "sending" | "paused" | "held" | "sent" | "cancelled";
            includeSegments: number[];
            excludeSegments: number[];
            scheduledAt: string | null;
            startedAt: string | null;
            finishedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            recipients: number;
            delivered: number;
            opened: number;
            clicked: number;
            orders: number;
            revenue: number;
            currency: string;
        };
        CampaignResultsInput: {
            /** @enum {string} */
            state: "draft" | "scheduled" | "freezing" | "sending" | "paused" | "held" | "sent" | "cancelled";
            recipients: number;
            delivered: number;
            waiting: number;
            bounced: number;
            skipped: number;
            cancelled: number;
            doubtful: number;
            /** @description messages nobody knew about at some time, after a crash or a lost reply */
            everDoubtful: number;
            /** @description those of them that were handed over once more, under the same Message-ID */
            sentAgain: number;
            bounceReasons: {
                [key: string]: number;
            };
            skipReasons: {
                [key: string]: number;
            };
            leftOut: {
                [key: string]: number;
            };
            opens: number;
            uniqueOpens: number;
            machineOpens: number;
            uniqueMachineOpens: number;
            clicks: number;
            uniqueClicks: number;
            machineClicks: number;
            unsubscribes: number;
            orders: number;
            revenue: number;
            revenuePerRecipient: number;
            links: {
                url: string;
                position: number;
                clicks: number;
                people: number;
            }[];
            hours: {
                /** Format: date-time */
                hour: string;
                opens: number;
                clicks: number;
            }[];
            currency: string;
        };
        CampaignRecipientInput: {
            id: number;
            profileId: number;
            address: string;
            /** @enum {string} */
            state: "planned" | "claimed" | "handed" | "accepted" | "refused" | "doubtful" | "skipped" | "cancelled";
            reason: string | null;
            attempts: number;
            handedAt: string | null;
            /** @description when nobody knew whether it went out; stays when it was settled later */
            doubtfulAt: string | null;
            /** @description handed over once more after that, under the same Message-ID */
            sentAgain: boolean;
            finishedAt: string | null;
        };
        AttributionSettingsInput: {
            /** @description How long after a message was received a click on it can get an order */
            clickHours: number;
            openHours: number;
            /** @description Opens by privacy proxies and scanners count */
            countMachineOpens: boolean;
        };
        OrderCreditInput: {
            /** @enum {string} */
            kind: "click" | "open";
            channel: string;
            sourceKind: string;
            sourceId: number;
            sendId: number;
            /** Format: date-time */
            touchedAt: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            orderedAt: string;
            explanation: string;
        };
        CohortsInput: {
            /** @enum {string} */
            by: "month" | "channel" | "source" | "campaign" | "creator" | "product" | "category" | "coupon" | "country";
            from: string;
            to: string;
            currency: string;
            timezone: string;
            horizons: number[];
            fewest: number;
            total: {
                size: number;
                horizons: {
                    days: number;
                    /**
                     * @description Everybody in it had the full time; some had, and only they count; nobody had yet
                     * @enum {string}
                     */
                    state: "whole" | "part" | "young";
                    /** @description People whose first days are over */
                    of: number;
                    repeaters: number;
                    repeatRate: number | null;
                    /** @description 95 % */
                    repeatInterval: {
                        low: number;
                        high: number;
                    } | null;
                    /** @description Minor units of the workspace currency */
                    gross: number;
                    /** @description Minor units of the workspace currency */
                    net: number;
                    /** @description Net revenue per person, the first order included */
                    lifetimeValue: number | null;
                    /** @description 95 % */
                    valueInterval: {
                        low: number;
                        high: number;
                    } | null;
                    firstOrderValue: number | null;
                    laterOrderValue: number | null;
                    /** @description Refunds and credit notes as a share of gross */
                    refundRate: number | null;
                }[];
            } | null;
            /** @description People of cohorts beyond the largest hundred */
            others: number;
            items: {
                /** @description Empty: not known, or none */
                value: string;
                label: string;
                size: number;
                months: {
                    /** @description Calendar months after that of the first order */
                    month: number;
                    /**
                     * @description Everybody in it had the full time; some had, and only they count; nobody had yet
                     * @enum {string}
                     */
                    state: "whole" | "part" | "young";
                    of: number;
                    /** @description Ordered in that month */
                    active: number;
                    /** @description Minor units of the workspace currency */
                    gross: number;
                    /** @description Minor units of the workspace currency */
                    net: number;
                    /** @description From the first order to the end of that month */
                    netSoFar: number;
                }[];
                horizons: {
                    days: number;
                    /**
                     * @description Everybody in it had the full time; some had, and only they count; nobody had yet
                     * @enum {string}
                     */
                    state: "whole" | "part" | "young";
                    /** @description People whose first days are over */
                    of: number;
                    repeaters: number;
                    repeatRate: number | null;
                    /** @description 95 % */
                    repeatInterval: {
                        low: number;
                        high: number;
                    } | null;
                    /** @description Minor units of the workspace currency */
                    gross: number;
                    /** @description Minor units of the workspace currency */
                    net: number;
                    /** @description Net revenue per person, the first order included */
                    lifetimeValue: number | null;
                    /** @description 95 % */
                    valueInterval: {
                        low: number;
                        high: number;
                    } | null;
                    firstOrderValue: number | null;
                    laterOrderValue: number | null;
                    /** @description Refunds and credit notes as a share of gross */
                    refundRate: number | null;
                    byValue: {
                        /** @description Pulled towards the brand where there are few people */
                        expected: number;
                        /** @description 1 is the best, shared by equals; null below the least number of people */
                        rank: number | null;
                        /** @description Against everybody else; p corrected for the number of cohorts */
                        againstRest: {
                            difference: number;
                            p: number;
                            /** @enum {string} */
                            says: "better" | "worse" | "alike";
                        } | null;
                    } | null;
                    byRepeat: {
                        /** @description Pulled towards the brand where there are few people */
                        expected: number;
                        /** @description 1 is the best, shared by equals; null below the least number of people */
                        rank: number | null;
                        /** @description Against everybody else; p corrected for the number of cohorts */
                        againstRest: {
                            difference: number;
                            p: number;
                            /** @enum {string} */
                            says: "better" | "worse" | "alike";
                        } | null;
                    } | null;
                }[];
            }[];
        };
        ChannelConsentInput: {
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp" | "push";
            /** @description null: never asked */
            status: ("subscribed" | "unsubscribed" | "pending") | null;
            method: string | null;
            source: string | null;
            wording: string | null;
            doubleOptIn: boolean;
            effectiveAt: string | null;
            recordedAt: string | null;
            suppression: {
                /** @enum {string} */
                reason: "hard_bounce" | "soft_bounces" | "complaint" | "manual" | "erased";
                detail: string | null;
                /** Format: date-time */
                since: string;
            } | null;
            /** @description May marketing be sent, and why not */
            marketing: {
                can: boolean;
                because?: string;
            };
        };
        ConsentEntryInput: {
            id: number;
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp" | "push";
            purpose: string;
            /** @enum {string} */
            status: "subscribed" | "unsubscribed" | "pending";
            method: string;
            source: string;
            wording: string | null;
            page: string | null;
            ip: string | null;
            userAgent: string | null;
            doubleOptIn: boolean;
            trusted: boolean;
            void: boolean;
            /** Format: date-time */
            effectiveAt: string;
            /** Format: date-time */
            recordedAt: string;
        };
        ProfileConsentInput: {
            channels: components["schemas"]["ChannelConsentInput"][];
            ledger: {
                items: components["schemas"]["ConsentEntryInput"][];
                nextCursor: string | null;
            };
        };
        SuppressionInput: {
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp" | "push";
            value: string;
            /** @enum {string} */
            reason: "hard_bounce" | "soft_bounces" | "complaint" | "manual" | "erased";
            detail: string | null;
            /** Format: date-time */
            since: string;
        };
        ProductInput: {
            id: number;
            externalId: string;
            title: string;
            description: string | null;
            url: string | null;
            imageUrl: string | null;
            category: string | null;
            brand: string | null;
            tags: string[];
            /** @description Minor units of `currency` */
            price: number | null;
            compareAtPrice: number | null;
            currency: string | null;
            published: boolean;
            properties: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
        };
        ListedProductInput: {
            id: number;
            externalId: string;
            title: string;
            description: string | null;
            url: string | null;
            imageUrl: string | null;
            category: string | null;
            brand: string | null;
            tags: string[];
            /** @description Minor units of `currency` */
            price: number | null;
            compareAtPrice: number | null;
            currency: string | null;
            published: boolean;
            properties: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            /** @description Pieces of all variants; null when none is counted */
            stock: number | null;
            sales: {
                currency: string;
                units: number;
                /** @description Minor units of the brand's currency */
                netRevenue: number;
                refundRate: number | null;
            };
        };
        ProductDetailInput: {
            id: number;
            externalId: string;
            title: string;
            description: string | null;
            url: string | null;
            imageUrl: string | null;
            category: string | null;
            brand: string | null;
            tags: string[];
            /** @description Minor units of `currency` */
            price: number | null;
            compareAtPrice: number | null;
            currency: string | null;
            published: boolean;
            properties: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            variants: {
                sku: string;
                title: string | null;
                price: number | null;
                currency: string | null;
                inventoryQuantity: number | null;
                properties: {
                    [key: string]: unknown;
                };
            }[];
            performance: {
                currency: string;
                units: number;
                refundedUnits: number;
                /** @description Minor units of the brand's currency */
                netRevenue: number;
                orders: number;
                buyers: number;
                refundRate: number | null;
                byDay: {
                    day: string;
                    units: number;
                    netRevenue: number;
                }[];
            };
        };
        ProductResultInput: {
            index: number;
            /** @enum {string} */
            status: "stored" | "refused";
            id?: number;
            error?: string;
        };
        NewOrderInput: {
            /** @constant */
            type: "creditNote";
            id: string;
            /** Format: date-time */
            issuedAt: string;
            /** Format: date-time */
            updatedAt?: string;
            currency: string;
            lines: {
                productId?: string;
                sku?: string;
                title?: string;
                variant?: string;
                category?: string;
                quantity: number;
                /** @description Decimal units of the currency, such as "19.90" */
                unitPrice: string | number;
                /** @description Off the whole line */
                discount?: string | number;
                /** @description quantity × unitPrice − discount when left out */
                total?: string | number;
            }[];
            /** @description Decimal units of the currency, such as "19.90" */
            total?: string | number;
            reason?: string;
            /** @description ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given */
            country?: string;
            /** @description Who bought; leave out for a guest without any identifier */
            customer?: {
                email?: string | null;
                phone?: string | null;
                externalId?: (string | number) | null;
                anonymousId?: string | null;
                store?: {
                    [key: string]: string | number;
                } | null;
                /** @description To read a national phone number: ISO 3166-1 alpha-2 */
                country?: string | null;
            };
            /** @description History: triggers nothing */
            backfill?: boolean;
        } | {
            /**
             * @default order
             * @constant
             */
            type?: "order";
            id: string;
            number?: string;
            /** Format: date-time */
            placedAt: string;
            /** Format: date-time */
            updatedAt?: string;
            currency: string;
            lines: {
                productId?: string;
                sku?: string;
                title?: string;
                variant?: string;
                category?: string;
                quantity: number;
                /** @description Decimal units of the currency, such as "19.90" */
                unitPrice: string | number;
                /** @description Off the whole line */
                discount?: string | number;
                /** @description quantity × unitPrice − discount when left out */
                total?: string | number;
            }[];
            /** @description Off the order as a whole, beyond the discounts of its lines */
            discount?: string | number;
            /** @description Decimal units of the currency, such as "19.90" */
            shipping?: string | number;
            /** @description On top of the prices; leave out where prices include it */
            tax?: string | number;
            /** @description Lines − discount + shipping + tax when left out */
            total?: string | number;
            discountCodes?: string[];
            /** @enum {string} */
            status?: "pending" | "paid" | "cancelled";
            /** Format: date-time */
            cancelledAt?: string;
            cancelReason?: string;
            refunds?: {
                id: string;
                /** Format: date-time */
                at: string;
                /** @description Decimal units of the currency, such as "19.90" */
                amount: string | number;
                reason?: string;
                /** @description What came back: `line` counts from 1 */
                lines?: {
                    line?: number;
                    sku?: string;
                    quantity: number;
                }[];
            }[];
            fulfilments?: {
                id: string;
                /** @enum {string} */
                status: "pending" | "shipped" | "delivered" | "failed" | "cancelled";
                carrier?: string;
                trackingNumber?: string;
                trackingUrl?: string;
                /** Format: date-time */
                shippedAt?: string;
                /** Format: date-time */
                promisedAt?: string;
                /** Format: date-time */
                deliveredAt?: string;
            }[];
            channel?: string;
            /** @description ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given. Becomes the customer's where nobody has said where they live */
            country?: string;
            attribution?: {
                channel?: string;
                source?: string;
                medium?: string;
                campaign?: string;
                creator?: string;
                code?: string;
                landingPage?: string;
                referrer?: string;
            };
            properties?: {
                [key: string]: components["schemas"]["__shared"];
            };
            /** @description Who bought; leave out for a guest without any identifier */
            customer?: {
                email?: string | null;
                phone?: string | null;
                externalId?: (string | number) | null;
                anonymousId?: string | null;
                store?: {
                    [key: string]: string | number;
                } | null;
                /** @description To read a national phone number: ISO 3166-1 alpha-2 */
                country?: string | null;
            };
            /** @description History: triggers nothing */
            backfill?: boolean;
        };
        OrderInput: {
            id: number;
            externalId: string;
            number: string | null;
            /** Format: date-time */
            placedAt: string;
            /** @enum {string} */
            status: "open" | "cancelled";
            financialStatus: string;
            fulfilmentStatus: string;
            cancelledAt: string | null;
            currency: string;
            /** @description Minor units of `currency` */
            total: number;
            refunded: number;
            /** @description In the brand's currency, at the rate of the day */
            base: {
                currency: string;
                total: number;
                refunded: number;
            };
            itemCount: number;
            discountCodes: string[];
            channel: string;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country: string | null;
            customer: {
                id: number;
                name: string | null;
                email: string | null;
            } | null;
        };
        OrderDetailInput: {
            id: number;
            externalId: string;
            number: string | null;
            /** Format: date-time */
            placedAt: string;
            /** @enum {string} */
            status: "open" | "cancelled";
            financialStatus: string;
            fulfilmentStatus: string;
            cancelledAt: string | null;
            currency: string;
            /** @description Minor units of `currency` */
            total: number;
            refunded: number;
            /** @description In the brand's currency, at the rate of the day */
            base: {
                currency: string;
                total: number;
                refunded: number;
            };
            itemCount: number;
            discountCodes: string[];
            channel: string;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country: string | null;
            customer: {
                id: number;
                name: string | null;
                email: string | null;
            } | null;
            subtotal: number;
            discount: number;
            shipping: number;
            tax: number;
            cancelReason: string | null;
            attribution: {
                [key: string]: unknown;
            };
            properties: {
                [key: string]: unknown;
            };
            source: string;
            /** Format: date-time */
            updatedAt: string;
            lines: {
                line: number;
                productId: number | null;
                sku: string | null;
                title: string;
                imageUrl: string | null;
                variant: string | null;
                category: string | null;
                quantity: number;
                unitPrice: number;
                discount: number;
                total: number;
                refundedQuantity: number;
            }[];
            refunds: {
                id: string;
                /** Format: date-time */
                at: string;
                amount: number;
                reason: string | null;
                lines: {
                    line?: number;
                    sku?: string;
                    quantity: number;
                }[];
            }[];
            fulfilments: {
                id: string;
                status: string;
                carrier: string | null;
                trackingNumber: string | null;
                trackingUrl: string | null;
                shippedAt: string | null;
                promisedAt: string | null;
                deliveredAt: string | null;
            }[];
        };
        ProfileOrdersInput: {
            items: components["schemas"]["OrderInput"][];
            nextCursor: string | null;
            creditNotes: {
                id: number;
                externalId: string;
                /** Format: date-time */
                issuedAt: string;
                currency: string;
                amount: number;
                itemCount: number;
                reason: string | null;
            }[];
        };
        WaitingForRateInput: {
            currency: string;
            /**
             * Format: date
             * @description The local day whose rate is missing: a rate valid from that day or earlier will do
             */
            date: string;
            /** @description Orders and credit notes */
            documents: number;
        };
        TraitDefinitionInput: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "date" | "days";
            explanation: string;
        };
        ProfileTraitsInput: {
            currency: string;
            items: {
                name: string;
                label: string;
                /** @enum {string} */
                type: "number" | "money" | "ratio" | "date" | "days";
                /** @description Money in minor units of the brand's currency */
                value: number | string | null;
                why: string;
            }[];
            engagement: {
                channel: string;
                received: number;
                opened: number;
                clicked: number;
                lastReceivedAt: string | null;
                lastOpenedAt: string | null;
                lastClickedAt: string | null;
            }[];
        };
        TimelineEntryInput: {
            id: number;
            metric: string;
            time: string;
            value: number;
            properties: {
                [key: string]: components["schemas"]["__shared"];
            };
            backfill: boolean;
        };
        MetricInput: {
            name: string;
            count: number;
            firstSeenAt: unknown;
            lastSeenAt: unknown;
            properties: {
                [key: string]: string;
            };
        };
        OverviewInput: {
            from: string;
            to: string;
            totals: {
                /** @description Totals of orders that were not cancelled, on the day placed */
                grossRevenue: number;
                /** @description Gross less refunds (on the day of the order) and credit notes (on their own day) */
                netRevenue: number;
                orders: number;
                averageOrderValue: number | null;
                /** @description First order ever in the period */
                newCustomers: number;
                /** @description Bought in the period and before it */
                returningCustomers: number;
                /** @description Share of the customers of the period with at least two orders by its end */
                repeatRate: number | null;
                subscribersGained: number;
                subscribersLost: number;
            };
            byDay: {
                day: string;
                orders: number;
                grossRevenue: number;
                netRevenue: number;
                subscribersGained: number;
                subscribersLost: number;
            }[];
            currency: string;
            timezone: string;
            compared: {
                from: string;
                to: string;
                totals: {
                    /** @description Totals of orders that were not cancelled, on the day placed */
                    grossRevenue: number;
                    /** @description Gross less refunds (on the day of the order) and credit notes (on their own day) */
                    netRevenue: number;
                    orders: number;
                    averageOrderValue: number | null;
                    /** @description First order ever in the period */
                    newCustomers: number;
                    /** @description Bought in the period and before it */
                    returningCustomers: number;
                    /** @description Share of the customers of the period with at least two orders by its end */
                    repeatRate: number | null;
                    subscribersGained: number;
                    subscribersLost: number;
                };
                byDay: {
                    day: string;
                    orders: number;
                    grossRevenue: number;
                    netRevenue: number;
                    subscribersGained: number;
                    subscribersLost: number;
                }[];
            } | null;
            topProducts: {
                productId: number;
                title: string;
                imageUrl: string | null;
                units: number;
                netRevenue: number;
                orders: number;
            }[];
        };
        ActivityInput: {
            items: {
                metric: string;
                /** Format: date-time */
                at: string;
                value: number;
                details: {
                    [key: string]: string;
                };
                profile: {
                    id: number;
                    name: string | null;
                    email: string | null;
                };
            }[];
        };
        ProfileInput: {
            id: number;
            known: boolean;
            email: string | null;
            phone: string | null;
            externalId: string | null;
            firstName: string | null;
            lastName: string | null;
            organization: string | null;
            title: string | null;
            locale: string | null;
            timezone: string | null;
            imageUrl: string | null;
            city: string | null;
            region: string | null;
            postalCode: string | null;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country: string | null;
            latitude: number | null;
            longitude: number | null;
            properties: {
                [key: string]: components["schemas"]["__shared"];
            };
            acquisition: {
                [key: string]: components["schemas"]["__shared"];
            } | null;
            firstSeenAt: unknown | null;
            lastSeenAt: unknown | null;
            createdAt: unknown;
            updatedAt: unknown;
        };
        ProfileDetailInput: {
            id: number;
            known: boolean;
            email: string | null;
            phone: string | null;
            externalId: string | null;
            firstName: string | null;
            lastName: string | null;
            organization: string | null;
            title: string | null;
            locale: string | null;
            timezone: string | null;
            imageUrl: string | null;
            city: string | null;
            region: string | null;
            postalCode: string | null;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country: string | null;
            latitude: number | null;
            longitude: number | null;
            properties: {
                [key: string]: components["schemas"]["__shared"];
            };
            acquisition: {
                [key: string]: components["schemas"]["__shared"];
            } | null;
            firstSeenAt: unknown | null;
            lastSeenAt: unknown | null;
            createdAt: unknown;
            updatedAt: unknown;
            provenance: {
                [key: string]: {
                    at: string | null;
                    source: string;
                };
            };
            identifiers: {
                kind: string;
                value: string;
                firstSeenAt: unknown;
                source: string;
            }[];
            merges: {
                id: number;
                survivorId: number;
                absorbedId: number;
                reason: string;
                source: string;
                mergedAt: unknown;
                undoneAt: unknown | null;
            }[];
        };
        ProfileChangeInput: {
            firstName?: string | null;
            lastName?: string | null;
            organization?: string | null;
            title?: string | null;
            locale?: string | null;
            timezone?: string | null;
            city?: string | null;
            region?: string | null;
            postalCode?: string | null;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country?: string | null;
            properties?: {
                [key: string]: unknown;
            };
        };
        __shared: unknown;
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            remedy?: string;
            errors?: {
                path: string;
                message: string;
                /** @description Within a text; from 1 */
                line?: number;
                column?: number;
                /** @description From 0, in UTF-16 units, as is `length` */
                offset?: number;
                length?: number;
                /** @description The known name that was probably meant */
                suggestion?: string;
            }[];
            requestId?: string;
        };
        Accepted: {
            accepted: number;
            refused: number;
            results: {
                index: number;
                /** @enum {string} */
                status: "accepted" | "refused";
                errors?: {
                    path: string;
                    message: string;
                }[];
            }[];
        };
        TrackedEvent: {
            /** @description What happened, for example "Viewed Product" */
            metric: string;
            /** @description Who: at least one identifier; other members are facts about the person */
            profile: {
                email?: string | null;
                phone?: string | null;
                externalId?: (string | number) | null;
                anonymousId?: string | null;
                store?: {
                    [key: string]: string | number;
                } | null;
                /** @description ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given */
                country?: string | null;
            } & {
                [key: string]: unknown;
            };
            /** @description Your id of this event; sending it again changes nothing */
            id?: string;
            /** @description ISO 8601; now when left out */
            time?: string | number;
            /** @description In units of the currency */
            value?: (number | string) | null;
            currency?: string | null;
            properties?: {
                [key: string]: unknown;
            };
            /** @description page, referrer, campaign (UTM) … */
            context?: {
                [key: string]: unknown;
            };
            /** @description History: triggers nothing */
            backfill?: boolean;
        };
        ProfileUpsert: {
            email?: string | null;
            phone?: string | null;
            externalId?: (string | number) | null;
            anonymousId?: string | null;
            store?: {
                [key: string]: string | number;
            } | null;
            /** @description ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given */
            country?: string | null;
            /** @description Your id of this update; sending it again changes nothing */
            id?: string;
            /** @description When these facts were true; now when left out */
            time?: string | number;
            properties?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "degraded" | "down";
            postgres: {
                ok: boolean;
                state: string;
                message?: string;
            };
            clickhouse: {
                ok: boolean;
                state: string;
                message?: string;
            };
            inbox: {
                waiting: number;
                unshipped: number;
                oldestSeconds: number | null;
            } | null;
        };
        Invitation: {
            id: number;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            expired: boolean;
            /** @description when the link went out by letter */
            mailedAt: string | null;
        };
        Key: {
            id: string;
            /** @enum {string} */
            kind: "write" | "secret";
            name: string;
            scopes: ("profiles:read" | "profiles:write" | "consent:write" | "events:read" | "events:write" | "catalog:read" | "catalog:write" | "orders:read" | "orders:write" | "segments:read" | "segments:write" | "templates:read" | "templates:write" | "campaigns:read" | "campaigns:write" | "campaigns:send" | "reports:read" | "imports:read" | "imports:write" | "exports:write" | "operations:read" | "settings:read" | "settings:write" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
            hint: string;
            /** Format: date-time */
            createdAt: string;
            rotatedAt: string | null;
            /** @description until when the secret before the last rotation works */
            previousValidUntil: string | null;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description to the minute */
            lastUsedAt: string | null;
        };
        Member: {
            userId: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
            twoFactorEnabled: boolean;
            /** Format: date-time */
            joinedAt: string;
            you: boolean;
        };
        SessionWorkspace: {
            id: number;
            name: string;
            slug: string;
            currency: string;
            timezone: string;
            locale: string;
            sample: boolean;
            /** @enum {string} */
            role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
            permissions: ("profiles:read" | "profiles:write" | "consent:write" | "events:read" | "events:write" | "catalog:read" | "catalog:write" | "orders:read" | "orders:write" | "segments:read" | "segments:write" | "templates:read" | "templates:write" | "campaigns:read" | "campaigns:write" | "campaigns:send" | "reports:read" | "imports:read" | "imports:write" | "exports:write" | "operations:read" | "settings:read" | "settings:write" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
        };
        Session: {
            user: {
                id: string;
                email: string;
                name: string;
                twoFactorEnabled: boolean;
            } | null;
            workspaces: components["schemas"]["SessionWorkspace"][];
            setup: {
                /** @description nobody is signed in, and nobody has set this installation up yet */
                needed: boolean;
                /** @description a brand may be set up: the first one, or a further one beside their own */
                brandAllowed: boolean;
                /** @description this installation has a sample brand */
                sampleOffered: boolean;
                /** @description the sample brand opens without a password from here */
                sampleAvailable: boolean;
            };
            /**
             * @description how a forgotten password is replaced: by a link in a letter, or by a command on the server
             * @enum {string}
             */
            passwordReset: "mail" | "command";
        };
        AuditEntry: {
            id: number;
            /** Format: date-time */
            at: string;
            actor: {
                /** @enum {string} */
                type: "user" | "key" | "system";
                id: string;
                name: string | null;
            };
            action: string;
            entity: string;
            entityId: string | null;
            changes: {
                [key: string]: unknown;
            };
        };
        Operation: {
            /** Format: uuid */
            id: string;
            kind: string;
            title: string;
            /** @enum {string} */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            /** @description 0 to 1; null while the total is unknown */
            progress: number | null;
            done: number;
            total: number | null;
            message: string | null;
            cancelRequested: boolean;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
            result: {
                [key: string]: unknown;
            } | null;
            resultUrl: string | null;
        };
        SavedView: {
            id: number;
            page: string;
            name: string;
            state: {
                [key: string]: components["schemas"]["__shared"];
            };
            shared: boolean;
            mine: boolean;
            /** Format: date-time */
            updatedAt: string;
        };
        NewSavedView: {
            page: string;
            name: string;
            state: {
                [key: string]: components["schemas"]["__shared"];
            };
            /** @default false */
            shared: boolean;
        };
        SavedViewChange: {
            name?: string;
            state?: {
                [key: string]: components["schemas"]["__shared"];
            };
            shared?: boolean;
        };
        Workspace: {
            id: number;
            name: string;
            slug: string;
            currency: string;
            timezone: string;
            locale: string;
            postalAddress: string | null;
            sendingPausedReason: string | null;
            sample: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        CurrencyRate: {
            currency: string;
            /** Format: date */
            validFrom: string;
            /** @description units of the workspace currency for one unit of `currency` */
            rate: number;
        };
        ConsentStatement: {
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp" | "push";
            /** @enum {string} */
            status: "subscribed" | "unsubscribed" | "pending";
            /**
             * @default api
             * @enum {string}
             */
            method: "form" | "api" | "checkout" | "preference_page" | "inbound_message" | "manual" | "import" | "integration" | "one_click_unsubscribe" | "unsubscribe_link" | "spam_complaint" | "mailbox_provider" | "double_opt_in" | "merge";
            /**
             * @default marketing
             * @enum {string}
             */
            purpose: "marketing" | "transactional";
            /** @description The exact text the person agreed to */
            wording?: string;
            /** @description Address of the page or form */
            page?: string;
            ip?: string;
            userAgent?: string;
            /** @default false */
            doubleOptIn: boolean;
            /**
             * Format: date-time
             * @description When the person decided; now when left out
             */
            effectiveAt?: string;
        };
        NewProduct: {
            /** @description The store's id, or the SKU where there is none */
            id: string;
            title: string;
            description?: string;
            url?: string;
            imageUrl?: string;
            category?: string;
            brand?: string;
            tags?: string[];
            /** @description Decimal units of the currency, such as "19.90" */
            price?: string | number;
            /** @description Decimal units of the currency, such as "19.90" */
            compareAtPrice?: string | number;
            currency?: string;
            published?: boolean;
            properties?: {
                [key: string]: components["schemas"]["__shared"];
            };
            variants?: {
                sku: string;
                title?: string;
                /** @description Decimal units of the currency, such as "19.90" */
                price?: string | number;
                currency?: string;
                inventoryQuantity?: number;
                properties?: {
                    [key: string]: components["schemas"]["__shared"];
                };
            }[];
            /** Format: date-time */
            updatedAt?: string;
        };
        Import: {
            /**
             * Format: uuid
             * @description Also the id of its operation: cancel it there
             */
            id: string;
            /** @enum {string} */
            kind: "profiles" | "consent" | "products" | "orders" | "order-lines" | "events";
            fileName: string;
            /** @enum {string} */
            status: "queued" | "reading" | "settling" | "done" | "failed" | "cancelled";
            mapping: {
                [key: string]: string;
            };
            rowsTotal: number | null;
            notes: string[];
            error: string | null;
            report: {
                /** @description imported + refused */
                rows: number;
                imported: number;
                refused: number;
                reasons: {
                    reason: string;
                    rows: number;
                }[];
                counts: {
                    [key: string]: number;
                };
                dryRun: boolean;
            };
            rejectsUrl: string | null;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        ImportPreview: {
            /** Format: uuid */
            uploadId: string;
            /** @enum {string} */
            kind: "profiles" | "consent" | "products" | "orders" | "order-lines" | "events";
            format: {
                type: string;
                encoding: string;
                delimiter: string;
                compressed: boolean;
            };
            columns: {
                name: string;
                type: string;
                samples: string[];
                field: string | null;
            }[];
            mapping: {
                [key: string]: string;
            };
            rows: {
                row: number;
                values: {
                    [key: string]: unknown;
                };
                problems: string[];
            }[];
            notes: string[];
            problems: {
                path: string;
                message: string;
            }[];
        };
        AffinitySettings: {
            /**
             * @description After so many days a sign of interest counts half of a new one
             * @default 90
             */
            halfLifeDays: number;
            /** @description What a viewed, a carted and a bought product count */
            weights: {
                /** @default 1 */
                view: number;
                /** @default 3 */
                cart: number;
                /** @default 8 */
                purchase: number;
            };
            /**
             * @description Signs of this weight count as much as what is usual at the brand: more means slower to believe
             * @default 10
             */
            evidence: number;
            /**
             * @description The same for answers to messages
             * @default 60
             */
            channelHalfLifeDays: number;
            /** @description Weights of the parts of customer health; 0 leaves a part out */
            health: {
                /** @default 35 */
                orders: number;
                /** @default 20 */
                engagement: number;
                /** @default 15 */
                tickets: number;
                /** @default 10 */
                delivery: number;
                /** @default 10 */
                returns: number;
                /** @default 10 */
                reviews: number;
            };
        };
        CustomerHealth: {
            /** @description 0 to 100; null for somebody who never bought */
            score: number | null;
            parts: {
                name: string;
                label: string;
                weight: number;
                score: number;
                why: string;
            }[];
            /** @description Parts without data or weight: left out of the score */
            missing: {
                name: string;
                label: string;
                why: string;
            }[];
        };
        CustomTraitDefinition: {
            /** @constant */
            kind: "measure";
            of: {
                /** @constant */
                source: "events";
                metric: string | string[];
                /**
                 * @default count
                 * @enum {string}
                 */
                measure: "count" | "sum" | "avg" | "min" | "max" | "distinct" | "first" | "last";
                /** @description "value" or a path in the event's properties: "category", "items[].sku" */
                of?: string;
                /** @default [] */
                where: {
                    /** @description "value" or a path in the event's properties: "category", "items[].sku" */
                    field: string;
                    is: {
                        /** @enum {string} */
                        op: "eq" | "ne" | "gt" | "gte" | "lt" | "lte";
                        value: number;
                        /** @description Of an amount of money that is not in the currency of the workspace: compared at the rate of the day */
                        currency?: string;
                    } | {
                        /** @constant */
                        op: "between";
                        from: number;
                        to: number;
                        /** @description Of an amount of money that is not in the currency of the workspace: compared at the rate of the day */
                        currency?: string;
                    } | {
                        /** @enum {string} */
                        op: "equals" | "notEquals" | "contains" | "notContains" | "startsWith" | "notStartsWith" | "endsWith" | "notEndsWith";
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "matches" | "notMatches";
                        /** @description A regular expression of RE2 */
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "in" | "notIn";
                        values: string[];
                    } | {
                        /** @enum {string} */
                        op: "callingCodeIn" | "notCallingCodeIn";
                        values: string[];
                    } | {
                        /** @enum {string} */
                        op: "before" | "after";
                        date: string;
                    } | {
                        /** @constant */
                        op: "betweenDates";
                        from: string;
                        to: string;
                    } | {
                        /** @enum {string} */
                        op: "inLast" | "notInLast" | "inNext" | "atLeastAgo";
                        amount: number;
                        /** @enum {string} */
                        unit: "hour" | "day" | "week" | "month" | "year";
                    } | {
                        /** @constant */
                        op: "agoBetween";
                        from: number;
                        to: number;
                        /** @enum {string} */
                        unit: "hour" | "day" | "week" | "month" | "year";
                    } | {
                        /** @enum {string} */
                        op: "anniversaryToday" | "anniversaryThisMonth";
                    } | {
                        /** @constant */
                        op: "inPeriod";
                        /** @enum {string} */
                        which: "this" | "last" | "next";
                        /** @enum {string} */
                        unit: "day" | "week" | "month" | "quarter" | "year";
                    } | {
                        /** @constant */
                        op: "inMonths";
                        months: number[];
                    } | {
                        /** @enum {string} */
                        op: "anniversaryInNext" | "anniversaryInLast";
                        days: number;
                    } | {
                        /** @enum {string} */
                        op: "exists" | "notExists";
                    } | {
                        /** @enum {string} */
                        op: "isTrue" | "isFalse";
                    } | {
                        /** @enum {string} */
                        op: "includes" | "notIncludes" | "includesText" | "notIncludesText";
                        value: string;
                    } | {
                        /** @enum {string} */
                        op: "includesAny" | "includesAll" | "notIncludesAny";
                        values: string[];
                    } | {
                        /** @constant */
                        op: "length";
                        is: {
                            /** @enum {string} */
                            op: "eq" | "ne" | "gt" | "gte" | "lt" | "lte";
                            value: number;
                            /** @description Of an amount of money that is not in the currency of the workspace: compared at the rate of the day */
                            currency?: string;
                        } | {
                            /** @constant */
                            op: "between";
                            from: number;
                            to: number;
                            /** @description Of an amount of money that is not in the currency of the workspace: compared at the rate of the day */
                            currency?: string;
                        };
                    };
                }[];
                /**
                 * @default {
                 *       "type": "ever"
                 *     }
                 */
                window: {
                    /** @constant */
                    type: "ever";
                } | {
                    /** @constant */
                    type: "last";
                    amount: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @constant */
                    type: "between";
                    from: number;
                    to: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @enum {string} */
                    type: "before" | "after";
                    date: string;
                } | {
                    /** @constant */
                    type: "dates";
                    from: string;
                    to: string;
                } | {
                    /** @constant */
                    type: "period";
                    /** @enum {string} */
                    which: "this" | "last";
                    /** @enum {string} */
                    unit: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @constant */
                    type: "months";
                    months: number[];
                };
                /**
                 * @description What the first or last value of a property is; without a property it is when it happened
                 * @default text
                 * @enum {string}
                 */
                as: "text" | "number" | "date";
            } | {
                /** @constant */
                source: "orders";
                /**
                 * @default count
                 * @enum {string}
                 */
                measure: "count" | "sum" | "avg" | "min" | "max" | "first" | "last";
                /**
                 * @description What is summed, averaged or compared; first and last are dates
                 * @default gross
                 * @enum {string}
                 */
                field: "gross" | "net" | "discount" | "refunded" | "items";
                /**
                 * @default {
                 *       "type": "ever"
                 *     }
                 */
                window: {
                    /** @constant */
                    type: "ever";
                } | {
                    /** @constant */
                    type: "last";
                    amount: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @constant */
                    type: "between";
                    from: number;
                    to: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @enum {string} */
                    type: "before" | "after";
                    date: string;
                } | {
                    /** @constant */
                    type: "dates";
                    from: string;
                    to: string;
                } | {
                    /** @constant */
                    type: "period";
                    /** @enum {string} */
                    which: "this" | "last";
                    /** @enum {string} */
                    unit: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @constant */
                    type: "months";
                    months: number[];
                };
                channels?: string[];
                countries?: string[];
                /** @description Only orders with a discount, or only those without */
                discounted?: boolean;
            } | {
                /** @constant */
                source: "lines";
                /**
                 * @description All that are given must hold; {} is any product
                 * @default {}
                 */
                product: {
                    category?: string[];
                    sku?: string[];
                    productId?: number[];
                    titleContains?: string;
                };
                /**
                 * @description spend in units of the workspace currency
                 * @default orders
                 * @enum {string}
                 */
                measure: "orders" | "quantity" | "spend";
                /**
                 * @default {
                 *       "type": "ever"
                 *     }
                 */
                window: {
                    /** @constant */
                    type: "ever";
                } | {
                    /** @constant */
                    type: "last";
                    amount: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @constant */
                    type: "between";
                    from: number;
                    to: number;
                    /** @enum {string} */
                    unit: "hour" | "day" | "week" | "month" | "year";
                } | {
                    /** @enum {string} */
                    type: "before" | "after";
                    date: string;
                } | {
                    /** @constant */
                    type: "dates";
                    from: string;
                    to: string;
                } | {
                    /** @constant */
                    type: "period";
                    /** @enum {string} */
                    which: "this" | "last";
                    /** @enum {string} */
                    unit: "day" | "week" | "month" | "quarter" | "year";
                } | {
                    /** @constant */
                    type: "months";
                    months: number[];
                };
            };
        } | {
            /** @constant */
            kind: "formula";
            /** @description if(orders = 0, 0, netSpend / orders); the language is at docs/traits.md */
            text: string;
        } | {
            /** @constant */
            kind: "ranges";
            /** @description A formula that yields a number */
            of: string;
            /** @description In rising order: the first whose end lies above the value gives the label */
            ranges: {
                below: number;
                label: string;
            }[];
            /** @description The label of everything above */
            otherwise: string;
        };
        CustomTrait: {
            id: number;
            name: string;
            label: string;
            explanation: string;
            definition: components["schemas"]["CustomTraitDefinition"];
            numericType: ("number" | "money" | "ratio" | "days") | null;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            /** @enum {string} */
            status: "active" | "deleted";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ListedCustomTrait: {
            id: number;
            name: string;
            label: string;
            explanation: string;
            definition: components["schemas"]["CustomTraitDefinition"];
            numericType: ("number" | "money" | "ratio" | "days") | null;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            /** @enum {string} */
            status: "active" | "deleted";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description How many people had a value when everybody was last computed */
            people: number;
            renewedAt: string | null;
            usedBy: {
                kind: string;
                id: number;
                name: string;
            }[];
        };
        NewCustomTrait: {
            /** @description Made from the label when left out */
            name?: string;
            label: string;
            /** @default  */
            explanation: string;
            definition: components["schemas"]["CustomTraitDefinition"];
            /**
             * @description What a number is, where it is not plain
             * @default null
             */
            numericType: ("number" | "money" | "ratio" | "days") | null;
        };
        CustomTraitChange: {
            label?: string;
            explanation?: string;
            definition?: components["schemas"]["CustomTraitDefinition"];
            numericType?: ("number" | "money" | "ratio" | "days") | null;
        };
        TraitDistribution: {
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            /** @description Who have a value */
            people: number;
            /** @description Everybody */
            total: number;
            /** @description Dates are epoch ms */
            median: number | null;
            lowest: number | null;
            highest: number | null;
            /** @description Of numbers and dates; the outer hundredths are in the first and the last */
            bins: {
                from: number;
                to: number;
                people: number;
            }[];
            /** @description Of texts: the most frequent */
            values: {
                value: string;
                people: number;
            }[];
        };
        TraitCatalogEntry: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            explanation: string;
            /** @enum {string} */
            origin: "core" | "computed" | "custom";
            /** @description Of a trait of your own */
            id: number | null;
            /** @description Has a value for each of these */
            keyed: string | null;
            /** @description How many people have one */
            people: number;
            renewedAt: string | null;
            usedBy: {
                kind: string;
                id: number;
                name: string;
            }[];
        };
        TraitPreviewRequest: {
            /** @description Of the trait it replaces */
            name?: string;
            definition: components["schemas"]["CustomTraitDefinition"];
            /** @default null */
            numericType: ("number" | "money" | "ratio" | "days") | null;
        };
        TraitPreview: {
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text" | "boolean";
            distribution: components["schemas"]["TraitDistribution"];
            people: {
                profileId: number;
                name: string;
                email: string;
                value: number | string | null;
            }[];
        };
        ExperimentPlan: {
            /** @description One look at the end, planned before */
            fixedHorizon: {
                perArm: number;
                people: number;
                /** @description Whole weeks */
                days: number | null;
            };
            /** @description Looked at as often as one likes; larger effects end it sooner */
            alwaysValid: {
                perArm: number;
                people: number;
                /** @description Whole weeks */
                days: number | null;
            };
        };
        ExperimentAnalysis: {
            sampleRatio: {
                p: number;
                alwaysValidP: number;
                isAlarm: boolean;
            };
            decision: {
                /** @enum {string} */
                verdict: "ship" | "keep" | "continue" | "invalid";
                arm: string | null;
                reason: string;
            };
            metrics: {
                name: string;
                varianceReduction: number | null;
                arms: {
                    key: string;
                    n: number;
                    value: number;
                    interval: {
                        low: number | null;
                        high: number | null;
                    };
                    chanceBest: number;
                    expectedLoss: number;
                    compared: {
                        /** @description Valid at one look, planned before */
                        fixed: {
                            value: number;
                            interval: {
                                low: number | null;
                                high: number | null;
                            };
                            p: number;
                        };
                        /** @description Valid at every look */
                        alwaysValid: {
                            value: number;
                            interval: {
                                low: number | null;
                                high: number | null;
                            };
                            p: number;
                            /** @description For the number of arms (Holm) */
                            adjustedP: number;
                        };
                        /** @description arm / control − 1; null while the control is too near 0 */
                        lift: {
                            value: number;
                            fixed: {
                                low: number | null;
                                high: number | null;
                            };
                            alwaysValid: {
                                low: number | null;
                                high: number | null;
                            };
                            bayesian: {
                                low: number | null;
                                high: number | null;
                            } | null;
                        } | null;
                        chanceToBeat: number;
                        guardrail: ("holds" | "broken" | "unknown") | null;
                    } | null;
                }[];
            }[];
        };
        Figure: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text";
            explanation: string;
            /** @description A value for each of several things: what they are */
            keyed?: {
                label: string;
            };
            options?: string[];
            /** @description How many people had one when everybody’s were last computed */
            people: number;
            renewedAt: string | null;
        };
        ProfileFigure: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "days" | "date" | "text";
            explanation: string;
            key: string;
            /** @description Money in units of the workspace currency, ratios from 0 to 1, dates as ISO 8601 */
            value: number | string | null;
        };
        ModelCard: {
            data: {
                label: string;
                value: string;
            }[];
            /** @description The metric that decided between the methods and whether the model is shown */
            decidedBy: string;
            backtest: {
                /** @description ISO date: fitted on what was before */
                split: string;
                rows: {
                    name: string;
                    isBaseline: boolean;
                    metrics: {
                        name: string;
                        value: number | null;
                    }[];
                }[];
            } | null;
            calibration: {
                predicted: number;
                actual: number;
                /** @description People in the group */
                n: number;
            }[] | null;
            /** @description How often intervals of a stated width held what happened */
            coverage: {
                nominal: number;
                actual: number;
            }[] | null;
            notes: string[];
        };
        Model: {
            name: string;
            title: string;
            explanation: string;
            /** @description Names of the figures it feeds */
            figures: string[];
            /** @description It is fitted again after so many days, sooner when orders grew by a fifth */
            everyDays: number;
            /** @enum {string} */
            state: "shown" | "hidden" | "unfitted";
            /** @description Why it is hidden */
            reason: string | null;
            fittedAt: string | null;
            fitMs: number | null;
            isFitting: boolean;
            /** @description Why the last try failed; the fit before it stays */
            lastError: string | null;
        };
        ModelDetail: {
            name: string;
            title: string;
            explanation: string;
            /** @description Names of the figures it feeds */
            figures: string[];
            /** @description It is fitted again after so many days, sooner when orders grew by a fifth */
            everyDays: number;
            /** @enum {string} */
            state: "shown" | "hidden" | "unfitted";
            /** @description Why it is hidden */
            reason: string | null;
            fittedAt: string | null;
            fitMs: number | null;
            isFitting: boolean;
            /** @description Why the last try failed; the fit before it stays */
            lastError: string | null;
            card: components["schemas"]["ModelCard"] | null;
            parameters: components["schemas"]["__shared"] | null;
        };
        RevenueForecast: {
            currency: string;
            horizon: number;
            /** @enum {string} */
            state: "shown" | "hidden";
            reason: string | null;
            method: string | null;
            /** @description Share of days that intervals are meant to hold */
            nominal: number;
            /** @description Share they held in the back-test */
            coverage: number | null;
            split: string | null;
            /** @description Of the horizon, minor units */
            total: {
                low: number;
                mean: number;
                high: number;
            } | null;
            /** @description Of as many days up to yesterday */
            lastTotal: number;
            past: {
                /** Format: date */
                day: string;
                /** @description Minor units */
                net: number;
            }[];
            days: {
                /** Format: date */
                day: string;
                low: number;
                mean: number;
                high: number;
            }[];
            backtest: {
                name: string;
                isBaseline: boolean;
                chosen: boolean;
                /** @description Mean absolute error of a day, minor units */
                mae: number;
                mase: number | null;
                /** @description By how much of the truth the totals were too high */
                total: number | null;
            }[];
        };
        ProductDemand: {
            sku: string;
            productId: number;
            title: string;
            category: string;
            /** @description smooth, intermittent, erratic or lumpy (Syntetos & Boylan) */
            class: string;
            /** @description Mean number of weeks between weeks with sales */
            adi: number | null;
            /** @description Squared coefficient of variation of the weeks with sales */
            cv2: number | null;
            method: string;
            /** @description Units of the last 26 weeks */
            recent: number[];
            /** @description Units of 13 weeks */
            expected: number;
            low: number;
            high: number;
            /** @description The same from the orders that are predicted of people, by RFM group */
            fromOrders: number | null;
            /** @description Mean absolute error of four-week totals, per week */
            error: number | null;
            naiveError: number | null;
            stock: number | null;
            stockOut: string | null;
            stockOutEarliest: string | null;
            stockOutLatest: string | null;
            /** @description Units that make the stock last eight weeks nine times in ten */
            reorder: number;
            /** Format: date-time */
            computedAt: string;
        };
        ProductDemandDetail: {
            sku: string;
            productId: number;
            title: string;
            category: string;
            /** @description smooth, intermittent, erratic or lumpy (Syntetos & Boylan) */
            class: string;
            /** @description Mean number of weeks between weeks with sales */
            adi: number | null;
            /** @description Squared coefficient of variation of the weeks with sales */
            cv2: number | null;
            method: string;
            /** @description Units of the last 26 weeks */
            recent: number[];
            /** @description Units of 13 weeks */
            expected: number;
            low: number;
            high: number;
            /** @description The same from the orders that are predicted of people, by RFM group */
            fromOrders: number | null;
            /** @description Mean absolute error of four-week totals, per week */
            error: number | null;
            naiveError: number | null;
            stock: number | null;
            stockOut: string | null;
            stockOutEarliest: string | null;
            stockOutLatest: string | null;
            /** @description Units that make the stock last eight weeks nine times in ten */
            reorder: number;
            /** Format: date-time */
            computedAt: string;
            past: {
                /** Format: date */
                from: string;
                units: number;
            }[];
            weeks: {
                /** Format: date */
                from: string;
                expected: number;
                low: number;
                high: number;
                /** @description Units up to the end of this week */
                lowUntil: number;
                highUntil: number;
            }[];
        };
        Replenishment: {
            profileId: number;
            productId: number;
            title: string;
            /** Format: date */
            boughtOn: string;
            quantity: number;
            /** @description Own intervals between purchases of it */
            intervals: number;
            /** Format: date */
            dueOn: string;
            /** Format: date */
            earliest: string;
            /** Format: date */
            latest: string;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
        };
        ReplenishmentCalendar: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            state: ("shown" | "hidden") | null;
            reason: string | null;
            items: {
                /** Format: date */
                day: string;
                productId: number;
                title: string;
                people: number;
                units: number;
            }[];
            products: {
                productId: number;
                title: string;
                /** @description Two pieces last twice as long as one */
                perPiece: boolean;
                typicalDays: number;
                intervals: number;
                people: number;
                /** @description Buyers who bought it again */
                share: number;
            }[];
        };
        CustomerValue: {
            currency: string;
            model: {
                /** @enum {string} */
                state: "shown" | "hidden" | "unfitted";
                reason: string | null;
                fittedAt: string | null;
            };
            churnModel: {
                /** @enum {string} */
                state: "shown" | "hidden" | "unfitted";
                reason: string | null;
                fittedAt: string | null;
            };
            totals: {
                customers: number;
                /** @description Customers with a prediction */
                predictedFor: number;
                /** @description Minor units of the workspace currency */
                historic: number;
                /** @description Next 365 days; minor units of the workspace currency */
                predicted: number;
                /** @description Sum of the probabilities of being active */
                active: number | null;
                /** @description Expected in the next 365 days */
                orders: number;
                /** @description Customers with a churn risk above 66 % */
                atRisk: number | null;
                /** @description Historic value of those */
                valueAtRisk: number;
            };
            distribution: {
                /** @description Minor units of the workspace currency */
                from: number;
                /** @description Null: everything above */
                below: number | null;
                /** @description Customers */
                historic: number;
                /** @description Customers */
                predicted: number;
            }[];
            concentration: {
                /** @description 0 to 1 */
                top: number;
                customers: number;
                /** @description 0 to 1 */
                historic: number;
                /** @description Historic and predicted */
                total: number;
            }[];
            drivers: {
                /** @enum {string} */
                driver: "channel" | "category" | "country";
                groups: {
                    name: string;
                    customers: number;
                    /** @description Mean total value */
                    mean: number;
                    /** @description Lower bound of the 95 % interval of the mean */
                    low: number;
                    /** @description Minor units of the workspace currency */
                    high: number;
                }[];
            }[];
            backtest: {
                split: string;
                rows: {
                    name: string;
                    isBaseline: boolean;
                    metrics: {
                        name: string;
                        value: number | null;
                    }[];
                }[];
            } | null;
        };
        AtRisk: {
            profileId: number;
            email: string | null;
            name: string | null;
            /** @description 0 to 1 */
            risk: number;
            /** @description What raises the risk, the strongest first */
            reasons: string[];
            /** @description Minor units of the workspace currency */
            historicClv: number;
            /** @description Minor units of the workspace currency */
            predictedClv: number;
            lastOrderAt: string | null;
            expectedNextOrderAt: string | null;
        };
        ChurnList: {
            currency: string;
            model: {
                /** @enum {string} */
                state: "shown" | "hidden" | "unfitted";
                reason: string | null;
                fittedAt: string | null;
            };
            bands: {
                /** @enum {string} */
                name: "low" | "medium" | "high";
                label: string;
                /** @description 0 to 1 */
                from: number;
                /** @description 0 to 1 */
                below: number;
                people: number;
                /** @description Minor units of the workspace currency */
                historic: number;
                /** @description Minor units of the workspace currency */
                predicted: number;
                /** @description A rule of segments that selects them */
                rule: {
                    [key: string]: unknown;
                };
            }[];
            items: components["schemas"]["AtRisk"][];
            nextCursor: string | null;
        };
        RfmSettings: {
            bins: number;
            /** @description Orders counted for frequency and money; null for all */
            periodDays: number | null;
            isUsual: boolean;
            groups: {
                key: string;
                name: string;
                meaning: string;
                r: number[];
                f: number[];
                m: number[];
            }[];
        };
        RfmGrid: {
            currency: string;
            month: string | null;
            isNow: boolean;
            /** @description Months there are scores of, newest first; the first one still runs */
            months: string[];
            bins: number;
            people: number;
            /** @description Net, minor units of the workspace currency */
            revenue: number;
            orders: number;
            cells: {
                r: number;
                f: number;
                people: number;
                /** @description Net, minor units of the workspace currency */
                revenue: number;
                orders: number;
                groups: string[];
                /** @description A rule of segments that selects them as they are now */
                rule: {
                    [key: string]: unknown;
                };
            }[];
            groups: {
                key: string;
                name: string;
                meaning: string;
                people: number;
                /** @description Net, minor units of the workspace currency */
                revenue: number;
                orders: number;
                /** @description A rule of segments that selects them as they are now */
                rule: {
                    [key: string]: unknown;
                };
            }[];
            thresholds: {
                /** @enum {string} */
                dimension: "recency" | "frequency" | "money";
                score: number;
                low: number;
                high: number;
                people: number;
            }[];
        };
        Recommendation: {
            /**
             * @description What the first of them comes from
             * @enum {string}
             */
            strategy: "nextBest" | "boughtTogether" | "complementary" | "viewedAlso" | "similar" | "cart" | "segmentFavourites" | "trending" | "popular" | "newArrivals" | "recentlyViewed" | "buyAgain";
            items: {
                product: {
                    id: number;
                    externalId: string;
                    title: string;
                    url: string | null;
                    imageUrl: string | null;
                    category: string | null;
                    /** @description Minor units of `currency` */
                    price: number | null;
                    compareAtPrice: number | null;
                    currency: string | null;
                    stock: number | null;
                };
                /** @description Comparable within one strategy */
                score: number;
                /** @enum {string} */
                strategy: "nextBest" | "boughtTogether" | "complementary" | "viewedAlso" | "similar" | "cart" | "segmentFavourites" | "trending" | "popular" | "newArrivals" | "recentlyViewed" | "buyAgain" | "pinned";
                reason: {
                    text: string;
                    /** @description The product it is shown for */
                    productId: number | null;
                    /** @description How many people stand behind it */
                    people: number | null;
                    /** @description How many times likelier than for everybody; of what rises: its growth */
                    lift: number | null;
                };
            }[];
        };
        RecommendationStrategy: {
            /** @enum {string} */
            name: "nextBest" | "boughtTogether" | "complementary" | "viewedAlso" | "similar" | "cart" | "segmentFavourites" | "trending" | "popular" | "newArrivals" | "recentlyViewed" | "buyAgain";
            title: string;
            explanation: string;
            /** @enum {string} */
            needs: "profile" | "product" | "cart" | "segment" | "nothing";
            /** @description nDCG over that of what is popular, with a 95 % interval */
            lift: {
                ratio: number;
                low: number;
                high: number;
            } | null;
            /**
             * @description Against what is popular
             * @enum {string}
             */
            verdict: "beats" | "loses" | "unknown" | "baseline";
            /** @description Taken when nobody names a strategy */
            isDefault: boolean;
        };
        RecommendationEvaluation: {
            /**
             * Format: date-time
             * @description Lists were made from what was known then
             */
            split: string;
            /**
             * Format: date-time
             * @description and held against purchases until then
             */
            until: string;
            k: number;
            people: {
                person: number;
                product: number;
                cart: number;
            };
            /** @description Why nothing can be said */
            thin: string | null;
            rows: {
                /** @enum {string} */
                task: "person" | "product" | "cart";
                strategy: string;
                recall: number;
                ndcg: number;
                map: number;
                coverage: number;
                variety: number | null;
                /** @description nDCG over that of what is popular, with a 95 % interval */
                lift: {
                    ratio: number;
                    low: number;
                    high: number;
                } | null;
                beatsPopular: boolean;
            }[];
        };
        RecommendationBuild: {
            /** @enum {string} */
            status: "never" | "building" | "ready" | "failed";
            builtAt: string | null;
            /** @description When lists of what changed were last renewed */
            renewedAt: string | null;
            requested: boolean;
            lists: {
                [key: string]: number;
            };
            /** @description People with a ready list */
            people: number;
            ms: number | null;
            lastError: string | null;
        };
        RecommendationRules: {
            /**
             * @description Products without counted stock are in stock
             * @default true
             */
            inStockOnly: boolean;
            /** @default false */
            withImageOnly: boolean;
            /**
             * @description Minor units of the product's currency
             * @default null
             */
            minPrice: number | null;
            /** @default null */
            maxPrice: number | null;
            /**
             * @description Empty: all
             * @default []
             */
            onlyCategories: string[];
            /**
             * @description Wins over onlyCategories
             * @default []
             */
            neverCategories: string[];
            /**
             * @description What the person bought in that many days is left out; 0 leaves nothing out
             * @default 180
             */
            excludeBoughtDays: number;
            /**
             * @description First, in this order, wherever the rules allow them
             * @default []
             */
            pinned: number[];
            /** @default [] */
            boosts: {
                productId?: number;
                category?: string;
                /** @description Above 1 lifts, below 1 buries, 0 never shows */
                factor: number;
            }[];
            /** @default null */
            mostPerCategory: number | null;
            /**
             * @description How much a further product of the same category loses; 0: by score alone
             * @default 0.15
             */
            variety: number;
            /**
             * @description Property of products with their cost in units: fallbacks are then ordered by what they earn
             * @default null
             */
            costProperty: string | null;
            /**
             * @description Whose favourites are kept; null: of all
             * @default null
             */
            segments: number[] | null;
        };
        ExplainedCondition: {
            /** @enum {string} */
            op: "all" | "any" | "none";
            holds: boolean;
            children: components["schemas"]["ExplainedCondition"][];
        } | {
            kind: string;
            path: string;
            holds: boolean;
            /** @description The condition in words */
            words: string;
            wanted: string;
            value: string | null;
            /** @description Turned round alone, it turns the outcome round */
            decides: boolean;
            /** @description Belongs to the fewest conditions that together turn the outcome round */
            toChange: boolean;
            /** @description The latest rows the value was computed from, at most five of each source */
            rows: {
                /** @enum {string} */
                source: "events" | "orders" | "lines" | "creditNotes" | "memberships";
                at: string;
                /** @description Metric, channel of the order, product, or "Entered" and "Left" */
                title: string;
                /** @description Of the order; of the segment for memberships */
                id: number | null;
                /** @description Units of the currency for orders, lines and credit notes; value of an event */
                amount: number | null;
                quantity: number | null;
                properties: string | null;
            }[];
        };
        Person: {
            id: number;
            known: boolean;
            firstName: string | null;
            lastName: string | null;
            email: string | null;
            phone: string | null;
            city: string | null;
            country: string | null;
            acquisition: {
                channel: string | null;
                source: string | null;
                creator: string | null;
            };
            /** @description null: never asked */
            consent: {
                email: string | null;
                sms: string | null;
            };
            suppressed: {
                email: boolean;
                sms: boolean;
            };
            orders: number;
            /** @description Minor units of the brand's currency */
            grossSpend: number;
            /** @description Minor units of the brand's currency */
            netSpend: number;
            averageOrderValue: number | null;
            items: number;
            daysBetweenOrders: number | null;
            firstOrderAt: string | null;
            lastOrderAt: string | null;
            firstSeenAt: string | null;
            lastSeenAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        TemplateSummary: {
            id: number;
            name: string;
            version: number;
            /** @enum {string} */
            class: "marketing" | "transactional";
            subject: string;
            /** @enum {string} */
            format: "mjml" | "html";
            /** Format: date-time */
            updatedAt: string;
        };
        Template: {
            id: number;
            name: string;
            version: number;
            versionId: number;
            /** @enum {string} */
            class: "marketing" | "transactional";
            /** @description Liquid allowed */
            subject: string;
            /** @description The line an inbox shows after the subject; Liquid allowed */
            preheader: string;
            /** @enum {string} */
            format: "mjml" | "html";
            /** @description MJML or HTML with Liquid */
            source: string;
            /** @description Text part with Liquid; null: made from the HTML */
            textSource: string | null;
            warnings: string[];
            links: {
                position: number;
                href: string;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        MessagePreview: {
            subject: string;
            html: string;
            text: string;
            warnings: string[];
        };
        DeliverySettings: {
            /** @enum {string} */
            provider: "mailbox" | "smtp";
            smtpHost: string | null;
            unsubscribeMailto: string | null;
            fromName: string;
            fromEmail: string | null;
            replyTo: string | null;
        };
        MailboxSummary: {
            id: number;
            from: string;
            to: string;
            subject: string;
            /** Format: date-time */
            receivedAt: string;
        };
        MailboxMessage: {
            id: number;
            from: string;
            to: string;
            subject: string;
            /** Format: date-time */
            receivedAt: string;
            headers: {
                name: string;
                value: string;
            }[];
            html: string;
            text: string;
            raw: string;
        };
        Campaign: {
            id: number;
            name: string;
            /** @enum {string} */
            state: "draft" | "scheduled" | "freezing" | "sending" | "paused" | "held" | "sent" | "cancelled";
            templateId: number | null;
            versionId: number | null;
            subject: string | null;
            preheader: string | null;
            fromName: string | null;
            fromEmail: string | null;
            replyTo: string | null;
            includeSegments: number[];
            excludeSegments: number[];
            /** @enum {string} */
            onDoubt: "hold" | "resend";
            scheduledAt: string | null;
            holdReason: string | null;
            startedAt: string | null;
            finishedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CampaignSummary: {
            id: number;
            name: string;
            /** @enum {string} */
            state: "draft" | "scheduled" | "freezing" | "sending" | "paused" | "held" | "sent" | "cancelled";
            includeSegments: number[];
            excludeSegments: number[];
            scheduledAt: string | null;
            startedAt: string | null;
            finishedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            recipients: number;
            delivered: number;
            opened: number;
            clicked: number;
            orders: number;
            revenue: number;
            currency: string;
        };
        CampaignResults: {
            /** @enum {string} */
            state: "draft" | "scheduled" | "freezing" | "sending" | "paused" | "held" | "sent" | "cancelled";
            recipients: number;
            delivered: number;
            waiting: number;
            bounced: number;
            skipped: number;
            cancelled: number;
            doubtful: number;
            /** @description messages nobody knew about at some time, after a crash or a lost reply */
            everDoubtful: number;
            /** @description those of them that were handed over once more, under the same Message-ID */
            sentAgain: number;
            bounceReasons: {
                [key: string]: number;
            };
            skipReasons: {
                [key: string]: number;
            };
            leftOut: {
                [key: string]: number;
            };
            opens: number;
            uniqueOpens: number;
            machineOpens: number;
            uniqueMachineOpens: number;
            clicks: number;
            uniqueClicks: number;
            machineClicks: number;
            unsubscribes: number;
            orders: number;
            revenue: number;
            revenuePerRecipient: number;
            links: {
                url: string;
                position: number;
                clicks: number;
                people: number;
            }[];
            hours: {
                /** Format: date-time */
                hour: string;
                opens: number;
                clicks: number;
            }[];
            currency: string;
        };
        CampaignRecipient: {
            id: number;
            profileId: number;
            address: string;
            /** @enum {string} */
            state: "planned" | "claimed" | "handed" | "accepted" | "refused" | "doubtful" | "skipped" | "cancelled";
            reason: string | null;
            attempts: number;
            handedAt: string | null;
            /** @description when nobody knew whether it went out; stays when it was settled later */
            doubtfulAt: string | null;
            /** @description handed over once more after that, under the same Message-ID */
            sentAgain: boolean;
            finishedAt: string | null;
        };
        AttributionSettings: {
            /** @description How long after a message was received a click on it can get an order */
            clickHours: number;
            openHours: number;
            /** @description Opens by privacy proxies and scanners count */
            countMachineOpens: boolean;
        };
        OrderCredit: {
            /** @enum {string} */
            kind: "click" | "open";
            channel: string;
            sourceKind: string;
            sourceId: number;
            sendId: number;
            /** Format: date-time */
            touchedAt: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            orderedAt: string;
            explanation: string;
        };
        Cohorts: {
            /** @enum {string} */
            by: "month" | "channel" | "source" | "campaign" | "creator" | "product" | "category" | "coupon" | "country";
            from: string;
            to: string;
            currency: string;
            timezone: string;
            horizons: number[];
            fewest: number;
            total: {
                size: number;
                horizons: {
                    days: number;
                    /**
                     * @description Everybody in it had the full time; some had, and only they count; nobody had yet
                     * @enum {string}
                     */
                    state: "whole" | "part" | "young";
                    /** @description People whose first days are over */
                    of: number;
                    repeaters: number;
                    repeatRate: number | null;
                    /** @description 95 % */
                    repeatInterval: {
                        low: number;
                        high: number;
                    } | null;
                    /** @description Minor units of the workspace currency */
                    gross: number;
                    /** @description Minor units of the workspace currency */
                    net: number;
                    /** @description Net revenue per person, the first order included */
                    lifetimeValue: number | null;
                    /** @description 95 % */
                    valueInterval: {
                        low: number;
                        high: number;
                    } | null;
                    firstOrderValue: number | null;
                    laterOrderValue: number | null;
                    /** @description Refunds and credit notes as a share of gross */
                    refundRate: number | null;
                }[];
            } | null;
            /** @description People of cohorts beyond the largest hundred */
            others: number;
            items: {
                /** @description Empty: not known, or none */
                value: string;
                label: string;
                size: number;
                months: {
                    /** @description Calendar months after that of the first order */
                    month: number;
                    /**
                     * @description Everybody in it had the full time; some had, and only they count; nobody had yet
                     * @enum {string}
                     */
                    state: "whole" | "part" | "young";
                    of: number;
                    /** @description Ordered in that month */
                    active: number;
                    /** @description Minor units of the workspace currency */
                    gross: number;
                    /** @description Minor units of the workspace currency */
                    net: number;
                    /** @description From the first order to the end of that month */
                    netSoFar: number;
                }[];
                horizons: {
                    days: number;
                    /**
                     * @description Everybody in it had the full time; some had, and only they count; nobody had yet
                     * @enum {string}
                     */
                    state: "whole" | "part" | "young";
                    /** @description People whose first days are over */
                    of: number;
                    repeaters: number;
                    repeatRate: number | null;
                    /** @description 95 % */
                    repeatInterval: {
                        low: number;
                        high: number;
                    } | null;
                    /** @description Minor units of the workspace currency */
                    gross: number;
                    /** @description Minor units of the workspace currency */
                    net: number;
                    /** @description Net revenue per person, the first order included */
                    lifetimeValue: number | null;
                    /** @description 95 % */
                    valueInterval: {
                        low: number;
                        high: number;
                    } | null;
                    firstOrderValue: number | null;
                    laterOrderValue: number | null;
                    /** @description Refunds and credit notes as a share of gross */
                    refundRate: number | null;
                    byValue: {
                        /** @description Pulled towards the brand where there are few people */
                        expected: number;
                        /** @description 1 is the best, shared by equals; null below the least number of people */
                        rank: number | null;
                        /** @description Against everybody else; p corrected for the number of cohorts */
                        againstRest: {
                            difference: number;
                            p: number;
                            /** @enum {string} */
                            says: "better" | "worse" | "alike";
                        } | null;
                    } | null;
                    byRepeat: {
                        /** @description Pulled towards the brand where there are few people */
                        expected: number;
                        /** @description 1 is the best, shared by equals; null below the least number of people */
                        rank: number | null;
                        /** @description Against everybody else; p corrected for the number of cohorts */
                        againstRest: {
                            difference: number;
                            p: number;
                            /** @enum {string} */
                            says: "better" | "worse" | "alike";
                        } | null;
                    } | null;
                }[];
            }[];
        };
        ChannelConsent: {
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp" | "push";
            /** @description null: never asked */
            status: ("subscribed" | "unsubscribed" | "pending") | null;
            method: string | null;
            source: string | null;
            wording: string | null;
            doubleOptIn: boolean;
            effectiveAt: string | null;
            recordedAt: string | null;
            suppression: {
                /** @enum {string} */
                reason: "hard_bounce" | "soft_bounces" | "complaint" | "manual" | "erased";
                detail: string | null;
                /** Format: date-time */
                since: string;
            } | null;
            /** @description May marketing be sent, and why not */
            marketing: {
                can: boolean;
                because?: string;
            };
        };
        ConsentEntry: {
            id: number;
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp" | "push";
            purpose: string;
            /** @enum {string} */
            status: "subscribed" | "unsubscribed" | "pending";
            method: string;
            source: string;
            wording: string | null;
            page: string | null;
            ip: string | null;
            userAgent: string | null;
            doubleOptIn: boolean;
            trusted: boolean;
            void: boolean;
            /** Format: date-time */
            effectiveAt: string;
            /** Format: date-time */
            recordedAt: string;
        };
        ProfileConsent: {
            channels: components["schemas"]["ChannelConsent"][];
            ledger: {
                items: components["schemas"]["ConsentEntry"][];
                nextCursor: string | null;
            };
        };
        Suppression: {
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp" | "push";
            value: string;
            /** @enum {string} */
            reason: "hard_bounce" | "soft_bounces" | "complaint" | "manual" | "erased";
            detail: string | null;
            /** Format: date-time */
            since: string;
        };
        Product: {
            id: number;
            externalId: string;
            title: string;
            description: string | null;
            url: string | null;
            imageUrl: string | null;
            category: string | null;
            brand: string | null;
            tags: string[];
            /** @description Minor units of `currency` */
            price: number | null;
            compareAtPrice: number | null;
            currency: string | null;
            published: boolean;
            properties: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
        };
        ListedProduct: {
            id: number;
            externalId: string;
            title: string;
            description: string | null;
            url: string | null;
            imageUrl: string | null;
            category: string | null;
            brand: string | null;
            tags: string[];
            /** @description Minor units of `currency` */
            price: number | null;
            compareAtPrice: number | null;
            currency: string | null;
            published: boolean;
            properties: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            /** @description Pieces of all variants; null when none is counted */
            stock: number | null;
            sales: {
                currency: string;
                units: number;
                /** @description Minor units of the brand's currency */
                netRevenue: number;
                refundRate: number | null;
            };
        };
        ProductDetail: {
            id: number;
            externalId: string;
            title: string;
            description: string | null;
            url: string | null;
            imageUrl: string | null;
            category: string | null;
            brand: string | null;
            tags: string[];
            /** @description Minor units of `currency` */
            price: number | null;
            compareAtPrice: number | null;
            currency: string | null;
            published: boolean;
            properties: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            variants: {
                sku: string;
                title: string | null;
                price: number | null;
                currency: string | null;
                inventoryQuantity: number | null;
                properties: {
                    [key: string]: unknown;
                };
            }[];
            performance: {
                currency: string;
                units: number;
                refundedUnits: number;
                /** @description Minor units of the brand's currency */
                netRevenue: number;
                orders: number;
                buyers: number;
                refundRate: number | null;
                byDay: {
                    day: string;
                    units: number;
                    netRevenue: number;
                }[];
            };
        };
        ProductResult: {
            index: number;
            /** @enum {string} */
            status: "stored" | "refused";
            id?: number;
            error?: string;
        };
        NewOrder: {
            /** @constant */
            type: "creditNote";
            id: string;
            /** Format: date-time */
            issuedAt: string;
            /** Format: date-time */
            updatedAt?: string;
            currency: string;
            lines: {
                productId?: string;
                sku?: string;
                title?: string;
                variant?: string;
                category?: string;
                quantity: number;
                /** @description Decimal units of the currency, such as "19.90" */
                unitPrice: string | number;
                /** @description Off the whole line */
                discount?: string | number;
                /** @description quantity × unitPrice − discount when left out */
                total?: string | number;
            }[];
            /** @description Decimal units of the currency, such as "19.90" */
            total?: string | number;
            reason?: string;
            /** @description ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given */
            country?: string;
            /** @description Who bought; leave out for a guest without any identifier */
            customer?: {
                email?: string | null;
                phone?: string | null;
                externalId?: (string | number) | null;
                anonymousId?: string | null;
                store?: {
                    [key: string]: string | number;
                } | null;
                /** @description To read a national phone number: ISO 3166-1 alpha-2 */
                country?: string | null;
            };
            /** @description History: triggers nothing */
            backfill?: boolean;
        } | {
            /**
             * @default order
             * @constant
             */
            type: "order";
            id: string;
            number?: string;
            /** Format: date-time */
            placedAt: string;
            /** Format: date-time */
            updatedAt?: string;
            currency: string;
            lines: {
                productId?: string;
                sku?: string;
                title?: string;
                variant?: string;
                category?: string;
                quantity: number;
                /** @description Decimal units of the currency, such as "19.90" */
                unitPrice: string | number;
                /** @description Off the whole line */
                discount?: string | number;
                /** @description quantity × unitPrice − discount when left out */
                total?: string | number;
            }[];
            /** @description Off the order as a whole, beyond the discounts of its lines */
            discount?: string | number;
            /** @description Decimal units of the currency, such as "19.90" */
            shipping?: string | number;
            /** @description On top of the prices; leave out where prices include it */
            tax?: string | number;
            /** @description Lines − discount + shipping + tax when left out */
            total?: string | number;
            discountCodes?: string[];
            /** @enum {string} */
            status?: "pending" | "paid" | "cancelled";
            /** Format: date-time */
            cancelledAt?: string;
            cancelReason?: string;
            refunds?: {
                id: string;
                /** Format: date-time */
                at: string;
                /** @description Decimal units of the currency, such as "19.90" */
                amount: string | number;
                reason?: string;
                /** @description What came back: `line` counts from 1 */
                lines?: {
                    line?: number;
                    sku?: string;
                    quantity: number;
                }[];
            }[];
            fulfilments?: {
                id: string;
                /** @enum {string} */
                status: "pending" | "shipped" | "delivered" | "failed" | "cancelled";
                carrier?: string;
                trackingNumber?: string;
                trackingUrl?: string;
                /** Format: date-time */
                shippedAt?: string;
                /** Format: date-time */
                promisedAt?: string;
                /** Format: date-time */
                deliveredAt?: string;
            }[];
            channel?: string;
            /** @description ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given. Becomes the customer's where nobody has said where they live */
            country?: string;
            attribution?: {
                channel?: string;
                source?: string;
                medium?: string;
                campaign?: string;
                creator?: string;
                code?: string;
                landingPage?: string;
                referrer?: string;
            };
            properties?: {
                [key: string]: components["schemas"]["__shared"];
            };
            /** @description Who bought; leave out for a guest without any identifier */
            customer?: {
                email?: string | null;
                phone?: string | null;
                externalId?: (string | number) | null;
                anonymousId?: string | null;
                store?: {
                    [key: string]: string | number;
                } | null;
                /** @description To read a national phone number: ISO 3166-1 alpha-2 */
                country?: string | null;
            };
            /** @description History: triggers nothing */
            backfill?: boolean;
        };
        Order: {
            id: number;
            externalId: string;
            number: string | null;
            /** Format: date-time */
            placedAt: string;
            /** @enum {string} */
            status: "open" | "cancelled";
            financialStatus: string;
            fulfilmentStatus: string;
            cancelledAt: string | null;
            currency: string;
            /** @description Minor units of `currency` */
            total: number;
            refunded: number;
            /** @description In the brand's currency, at the rate of the day */
            base: {
                currency: string;
                total: number;
                refunded: number;
            };
            itemCount: number;
            discountCodes: string[];
            channel: string;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country: string | null;
            customer: {
                id: number;
                name: string | null;
                email: string | null;
            } | null;
        };
        OrderDetail: {
            id: number;
            externalId: string;
            number: string | null;
            /** Format: date-time */
            placedAt: string;
            /** @enum {string} */
            status: "open" | "cancelled";
            financialStatus: string;
            fulfilmentStatus: string;
            cancelledAt: string | null;
            currency: string;
            /** @description Minor units of `currency` */
            total: number;
            refunded: number;
            /** @description In the brand's currency, at the rate of the day */
            base: {
                currency: string;
                total: number;
                refunded: number;
            };
            itemCount: number;
            discountCodes: string[];
            channel: string;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country: string | null;
            customer: {
                id: number;
                name: string | null;
                email: string | null;
            } | null;
            subtotal: number;
            discount: number;
            shipping: number;
            tax: number;
            cancelReason: string | null;
            attribution: {
                [key: string]: unknown;
            };
            properties: {
                [key: string]: unknown;
            };
            source: string;
            /** Format: date-time */
            updatedAt: string;
            lines: {
                line: number;
                productId: number | null;
                sku: string | null;
                title: string;
                imageUrl: string | null;
                variant: string | null;
                category: string | null;
                quantity: number;
                unitPrice: number;
                discount: number;
                total: number;
                refundedQuantity: number;
            }[];
            refunds: {
                id: string;
                /** Format: date-time */
                at: string;
                amount: number;
                reason: string | null;
                lines: {
                    line?: number;
                    sku?: string;
                    quantity: number;
                }[];
            }[];
            fulfilments: {
                id: string;
                status: string;
                carrier: string | null;
                trackingNumber: string | null;
                trackingUrl: string | null;
                shippedAt: string | null;
                promisedAt: string | null;
                deliveredAt: string | null;
            }[];
        };
        ProfileOrders: {
            items: components["schemas"]["Order"][];
            nextCursor: string | null;
            creditNotes: {
                id: number;
                externalId: string;
                /** Format: date-time */
                issuedAt: string;
                currency: string;
                amount: number;
                itemCount: number;
                reason: string | null;
            }[];
        };
        WaitingForRate: {
            currency: string;
            /**
             * Format: date
             * @description The local day whose rate is missing: a rate valid from that day or earlier will do
             */
            date: string;
            /** @description Orders and credit notes */
            documents: number;
        };
        TraitDefinition: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "number" | "money" | "ratio" | "date" | "days";
            explanation: string;
        };
        ProfileTraits: {
            currency: string;
            items: {
                name: string;
                label: string;
                /** @enum {string} */
                type: "number" | "money" | "ratio" | "date" | "days";
                /** @description Money in minor units of the brand's currency */
                value: number | string | null;
                why: string;
            }[];
            engagement: {
                channel: string;
                received: number;
                opened: number;
                clicked: number;
                lastReceivedAt: string | null;
                lastOpenedAt: string | null;
                lastClickedAt: string | null;
            }[];
        };
        TimelineEntry: {
            id: number;
            metric: string;
            time: string;
            value: number;
            properties: {
                [key: string]: components["schemas"]["__shared"];
            };
            backfill: boolean;
        };
        Metric: {
            name: string;
            count: number;
            /** Format: date-time */
            firstSeenAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            properties: {
                [key: string]: string;
            };
        };
        Overview: {
            from: string;
            to: string;
            totals: {
                /** @description Totals of orders that were not cancelled, on the day placed */
                grossRevenue: number;
                /** @description Gross less refunds (on the day of the order) and credit notes (on their own day) */
                netRevenue: number;
                orders: number;
                averageOrderValue: number | null;
                /** @description First order ever in the period */
                newCustomers: number;
                /** @description Bought in the period and before it */
                returningCustomers: number;
                /** @description Share of the customers of the period with at least two orders by its end */
                repeatRate: number | null;
                subscribersGained: number;
                subscribersLost: number;
            };
            byDay: {
                day: string;
                orders: number;
                grossRevenue: number;
                netRevenue: number;
                subscribersGained: number;
                subscribersLost: number;
            }[];
            currency: string;
            timezone: string;
            compared: {
                from: string;
                to: string;
                totals: {
                    /** @description Totals of orders that were not cancelled, on the day placed */
                    grossRevenue: number;
                    /** @description Gross less refunds (on the day of the order) and credit notes (on their own day) */
                    netRevenue: number;
                    orders: number;
                    averageOrderValue: number | null;
                    /** @description First order ever in the period */
                    newCustomers: number;
                    /** @description Bought in the period and before it */
                    returningCustomers: number;
                    /** @description Share of the customers of the period with at least two orders by its end */
                    repeatRate: number | null;
                    subscribersGained: number;
                    subscribersLost: number;
                };
                byDay: {
                    day: string;
                    orders: number;
                    grossRevenue: number;
                    netRevenue: number;
                    subscribersGained: number;
                    subscribersLost: number;
                }[];
            } | null;
            topProducts: {
                productId: number;
                title: string;
                imageUrl: string | null;
                units: number;
                netRevenue: number;
                orders: number;
            }[];
        };
        Activity: {
            items: {
                metric: string;
                /** Format: date-time */
                at: string;
                value: number;
                details: {
                    [key: string]: string;
                };
                profile: {
                    id: number;
                    name: string | null;
                    email: string | null;
                };
            }[];
        };
        Profile: {
            id: number;
            known: boolean;
            email: string | null;
            phone: string | null;
            externalId: string | null;
            firstName: string | null;
            lastName: string | null;
            organization: string | null;
            title: string | null;
            locale: string | null;
            timezone: string | null;
            imageUrl: string | null;
            city: string | null;
            region: string | null;
            postalCode: string | null;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country: string | null;
            latitude: number | null;
            longitude: number | null;
            properties: {
                [key: string]: components["schemas"]["__shared"];
            };
            acquisition: {
                [key: string]: components["schemas"]["__shared"];
            } | null;
            firstSeenAt: string | null;
            lastSeenAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ProfileDetail: {
            id: number;
            known: boolean;
            email: string | null;
            phone: string | null;
            externalId: string | null;
            firstName: string | null;
            lastName: string | null;
            organization: string | null;
            title: string | null;
            locale: string | null;
            timezone: string | null;
            imageUrl: string | null;
            city: string | null;
            region: string | null;
            postalCode: string | null;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country: string | null;
            latitude: number | null;
            longitude: number | null;
            properties: {
                [key: string]: components["schemas"]["__shared"];
            };
            acquisition: {
                [key: string]: components["schemas"]["__shared"];
            } | null;
            firstSeenAt: string | null;
            lastSeenAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            provenance: {
                [key: string]: {
                    at: string | null;
                    source: string;
                };
            };
            identifiers: {
                kind: string;
                value: string;
                /** Format: date-time */
                firstSeenAt: string;
                source: string;
            }[];
            merges: {
                id: number;
                survivorId: number;
                absorbedId: number;
                reason: string;
                source: string;
                /** Format: date-time */
                mergedAt: string;
                undoneAt: string | null;
            }[];
        };
        ProfileChange: {
            firstName?: string | null;
            lastName?: string | null;
            organization?: string | null;
            title?: string | null;
            locale?: string | null;
            timezone?: string | null;
            city?: string | null;
            region?: string | null;
            postalCode?: string | null;
            /** @description ISO 3166-1 alpha-2; text that names no country stays as given */
            country?: string | null;
            properties?: {
                [key: string]: unknown;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                entity?: string;
                entityId?: string;
                action?: string;
                actorType?: "user" | "key" | "system";
                actorId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOperations: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                status?: "queued" | "running" | "done" | "failed" | "cancelled";
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Operation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    currency?: string;
                    timezone?: string;
                    locale?: string;
                    postalAddress?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseSending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default Paused by hand */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeSending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCurrencyRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CurrencyRate"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putCurrencyRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rates: {
                        currency: string;
                        /** Format: date */
                        validFrom: string;
                        rate: number | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CurrencyRate"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterSample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUpBrand: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    currency: string;
                    timezone: string;
                    locale?: string;
                    slug?: string;
                    ownerName?: string;
                    /** Format: email */
                    email?: string;
                    password?: string;
                    /**
                     * Format: email
                     * @description the address customers will see
                     */
                    sender?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changeMemberRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        userId: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invitation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        expired: boolean;
                        /** @description when the link went out by letter */
                        mailedAt: string | null;
                        url: string;
                        /** @description whether the link went to the invited person by letter */
                        mail: {
                            /**
                             * @description none: there is no mail server to send through
                             * @enum {string}
                             */
                            state: "sent" | "failed" | "none";
                            /** @description what went wrong, in a sentence */
                            reason: string | null;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description what follows the # of the link */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        workspace: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "marketer" | "agent" | "creator_manager" | "analyst" | "read_only";
                        /** Format: date-time */
                        expiresAt: string;
                        /** @description sign in with this e-mail first */
                        hasAccount: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description what follows the # of the link */
                    token: string;
                    name?: string;
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        workspaceId: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Key"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "write";
                    name: string;
                    expiresAt?: unknown;
                } | {
                    /** @enum {string} */
                    kind: "secret";
                    name: string;
                    scopes: ("profiles:read" | "profiles:write" | "consent:write" | "events:read" | "events:write" | "catalog:read" | "catalog:write" | "orders:read" | "orders:write" | "segments:read" | "segments:write" | "templates:read" | "templates:write" | "campaigns:read" | "campaigns:write" | "campaigns:send" | "reports:read" | "imports:read" | "imports:write" | "exports:write" | "operations:read" | "settings:read" | "settings:write" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
                    expiresAt?: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "write" | "secret";
                        name: string;
                        scopes: ("profiles:read" | "profiles:write" | "consent:write" | "events:read" | "events:write" | "catalog:read" | "catalog:write" | "orders:read" | "orders:write" | "segments:read" | "segments:write" | "templates:read" | "templates:write" | "campaigns:read" | "campaigns:write" | "campaigns:send" | "reports:read" | "imports:read" | "imports:write" | "exports:write" | "operations:read" | "settings:read" | "settings:write" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
                        hint: string;
                        /** Format: date-time */
                        createdAt: string;
                        rotatedAt: string | null;
                        /** @description until when the secret before the last rotation works */
                        previousValidUntil: string | null;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        /** @description to the minute */
                        lastUsedAt: string | null;
                        /** @description the whole key, shown this once */
                        key: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    scopes?: ("profiles:read" | "profiles:write" | "consent:write" | "events:read" | "events:write" | "catalog:read" | "catalog:write" | "orders:read" | "orders:write" | "segments:read" | "segments:write" | "templates:read" | "templates:write" | "campaigns:read" | "campaigns:write" | "campaigns:send" | "reports:read" | "imports:read" | "imports:write" | "exports:write" | "operations:read" | "settings:read" | "settings:write" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 24 */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "write" | "secret";
                        name: string;
                        scopes: ("profiles:read" | "profiles:write" | "consent:write" | "events:read" | "events:write" | "catalog:read" | "catalog:write" | "orders:read" | "orders:write" | "segments:read" | "segments:write" | "templates:read" | "templates:write" | "campaigns:read" | "campaigns:write" | "campaigns:send" | "reports:read" | "imports:read" | "imports:write" | "exports:write" | "operations:read" | "settings:read" | "settings:write" | "members:read" | "members:write" | "keys:read" | "keys:write" | "audit:read")[];
                        hint: string;
                        /** Format: date-time */
                        createdAt: string;
                        rotatedAt: string | null;
                        /** @description until when the secret before the last rotation works */
                        previousValidUntil: string | null;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        /** @description to the minute */
                        lastUsedAt: string | null;
                        /** @description the whole key, shown this once */
                        key: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listViews: {
        parameters: {
            query: {
                page: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SavedView"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedViewInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedViewChangeInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProfiles: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                /** @description Any part of e-mail, name, phone or id */
                search?: string;
                email?: string;
                phone?: string;
                externalId?: string;
                anonymousId?: string;
                /** @description Comma-separated profile ids */
                ids?: string;
                /** @description Devices nobody was identified on, too */
                anonymous?: string;
                sort?: "created" | "lastSeen";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Profile"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One row, or { "profiles": [...] } with up to 1000. Good rows are kept when others are refused. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "profiles": []
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChangeInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    absorbedId: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoMerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        restoredId: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trackEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One row, or { "events": [...] } with up to 1000. Good rows are kept when others are refused. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "events": []
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    segmentTrack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    segmentIdentify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    segmentPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    segmentScreen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    segmentAlias: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    segmentGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    segmentBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    profileTimeline: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                /** @description Only these metrics; may be repeated */
                metric?: string | string[];
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Metric"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfileConsent: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileConsent"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentStatementInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileConsent"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSuppressions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                channel?: "email" | "sms" | "whatsapp" | "push";
                reason?: "hard_bounce" | "soft_bounces" | "complaint" | "manual" | "erased";
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Suppression"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addSuppressions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    entries: {
                        /**
                         * @default email
                         * @enum {string}
                         */
                        channel?: "email" | "sms" | "whatsapp" | "push";
                        value: string;
                        /**
                         * @default manual
                         * @enum {string}
                         */
                        reason?: "hard_bounce" | "soft_bounces" | "complaint" | "manual" | "erased";
                        detail?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSuppressions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "email" | "sms" | "whatsapp" | "push";
                    values: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeConsentOfMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    profileIds: number[];
                    /** @enum {string} */
                    channel: "email" | "sms" | "whatsapp";
                    /** @enum {string} */
                    status: "subscribed" | "unsubscribed";
                    /** @description How they agreed; needed for subscribing */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operationId: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoConsentOfMany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        operationId: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                search?: string;
                category?: string;
                brand?: string;
                tag?: string;
                published?: "true" | "false";
                sort?: "title" | "price" | "stock" | "units" | "netRevenue" | "refundRate";
                /** @description Titles ascend and figures descend unless told */
                direction?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedProduct"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    products: unknown[];
                } | components["schemas"]["NewProductInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: components["schemas"]["ProductResult"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProductCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: string[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                status?: "open" | "cancelled" | "refunded" | "partially_refunded" | "fulfilled" | "unfulfilled" | "delivered";
                from?: string;
                to?: string;
                profileId?: number;
                /** @description Order number or id, or words of the customer’s name or e-mail */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Order"][];
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    orders: unknown[];
                } | components["schemas"]["NewOrderInput"];
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrdersWaitingForRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WaitingForRate"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProfileOrders: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileOrders"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string | number;
                    /** Format: date-time */
                    at: string;
                    /** @description Decimal units of the currency, such as "19.90" */
                    amount: string | number;
                    reason?: string;
                    /** @description What came back: `line` counts from 1 */
                    lines?: {
                        line?: number;
                        sku?: string;
                        quantity: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        accepted: true;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    cancelledAt?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        accepted: true;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTraits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TraitDefinition"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfileTraits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileTraits"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFigures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Figure"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfileFigures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProfileFigure"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Model"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refitModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        queued: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSegments: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                search?: string;
                deleted?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            name: string;
                            description: string;
                            rule: {
                                [key: string]: unknown;
                            };
                            /** @description The rule in words; null when a condition of it is not installed */
                            text: string | null;
                            /** @description Members change by the passing of time alone */
                            movesWithTime: boolean;
                            /** @enum {string} */
                            status: "active" | "deleted";
                            /** @description null until the first evaluation of this rule has ended */
                            memberCount: number | null;
                            evaluatedAt: string | null;
                            evaluationMs: number | null;
                            lastError: string | null;
                            createdAt: string;
                            updatedAt: string;
                            usedBy: {
                                kind: string;
                                id: number;
                                name: string;
                            }[];
                            /** @description Members at the last evaluations that changed something, oldest first */
                            sparkline: number[];
                        }[];
                        nextCursor: string | null;
                        freshness: {
                            /** @description How long the oldest change has been waiting to be looked at */
                            lagSeconds: number;
                            /** @description People waiting to be looked at; some may be named more than once */
                            queued: number;
                            /** @description Windows that moved until then were looked at; null while no segment is watched */
                            sweptUntil: string | null;
                            /** @description Behind what it promises: members are right, but as of then */
                            degraded: boolean;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSegment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string;
                    /** @description A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema */
                    rule?: {
                        [key: string]: unknown;
                    };
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        rule: {
                            [key: string]: unknown;
                        };
                        /** @description The rule in words; null when a condition of it is not installed */
                        text: string | null;
                        /** @description Members change by the passing of time alone */
                        movesWithTime: boolean;
                        /** @enum {string} */
                        status: "active" | "deleted";
                        /** @description null until the first evaluation of this rule has ended */
                        memberCount: number | null;
                        evaluatedAt: string | null;
                        evaluationMs: number | null;
                        lastError: string | null;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        rule: {
                            [key: string]: unknown;
                        };
                        /** @description The rule in words; null when a condition of it is not installed */
                        text: string | null;
                        /** @description Members change by the passing of time alone */
                        movesWithTime: boolean;
                        /** @enum {string} */
                        status: "active" | "deleted";
                        /** @description null until the first evaluation of this rule has ended */
                        memberCount: number | null;
                        evaluatedAt: string | null;
                        evaluationMs: number | null;
                        lastError: string | null;
                        createdAt: string;
                        updatedAt: string;
                        usedBy: {
                            kind: string;
                            id: number;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    /** @description A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema */
                    rule?: {
                        [key: string]: unknown;
                    };
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        rule: {
                            [key: string]: unknown;
                        };
                        /** @description The rule in words; null when a condition of it is not installed */
                        text: string | null;
                        /** @description Members change by the passing of time alone */
                        movesWithTime: boolean;
                        /** @enum {string} */
                        status: "active" | "deleted";
                        /** @description null until the first evaluation of this rule has ended */
                        memberCount: number | null;
                        evaluatedAt: string | null;
                        evaluationMs: number | null;
                        lastError: string | null;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        rule: {
                            [key: string]: unknown;
                        };
                        /** @description The rule in words; null when a condition of it is not installed */
                        text: string | null;
                        /** @description Members change by the passing of time alone */
                        movesWithTime: boolean;
                        /** @enum {string} */
                        status: "active" | "deleted";
                        /** @description null until the first evaluation of this rule has ended */
                        memberCount: number | null;
                        evaluatedAt: string | null;
                        evaluationMs: number | null;
                        lastError: string | null;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluateSegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        evaluated: boolean;
                        members: number | null;
                        entered: number;
                        left: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSegmentFreshness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How long the oldest change has been waiting to be looked at */
                        lagSeconds: number;
                        /** @description People waiting to be looked at; some may be named more than once */
                        queued: number;
                        /** @description Windows that moved until then were looked at; null while no segment is watched */
                        sweptUntil: string | null;
                        /** @description Behind what it promises: members are right, but as of then */
                        degraded: boolean;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSegmentOverlap: {
        parameters: {
            query?: {
                /** @description Ids of 2 to 30 segments, separated by commas; left out: the 12 with most members */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        segments: {
                            id: number;
                            name: string;
                            members: number;
                        }[];
                        pairs: {
                            one: number;
                            other: number;
                            /** @description Members of both */
                            both: number;
                            shareOfOne: number;
                            shareOfOther: number;
                            /** @description Members of both by members of either */
                            jaccard: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queryPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Left out, and no `text`: everybody known */
                    rule?: {
                        [key: string]: unknown;
                    };
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text?: string;
                    /** @description Any part of e-mail, name, phone or id */
                    search?: string;
                    /**
                     * @default {
                     *       "by": "lastSeenAt",
                     *       "direction": "desc"
                     *     }
                     */
                    sort?: {
                        /** @enum {string} */
                        by: "name" | "orders" | "netSpend" | "averageOrderValue" | "firstOrderAt" | "lastOrderAt" | "lastSeenAt" | "createdAt";
                        /** @enum {string} */
                        direction: "asc" | "desc";
                    };
                    cursor?: string;
                    /** @default 100 */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Person"][];
                        nextCursor: string | null;
                        total: number | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSegmentReach: {
        parameters: {
            query: {
                /** @description Comma-separated segment ids, at most 100 */
                ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            segmentId: number;
                            email: number;
                            sms: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSegmentMembers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: number;
                            name: string;
                            email: string;
                            city: string;
                            country: string;
                            since: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadSegmentMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readSegmentGrowth: {
        parameters: {
            query?: {
                from?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        points: {
                            at: string;
                            members: number;
                            entered: number;
                            left: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProfileSegments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            segmentId: number;
                            name: string;
                            since: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSegmentSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSegmentVocabulary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        currency: string;
                        timezone: string;
                        kinds: {
                            kind: string;
                            title: string;
                        }[];
                        operators: {
                            [key: string]: string[];
                        };
                        fields: {
                            field: string;
                            /** @description As it is written in the text form */
                            text: string;
                            title: string;
                            type: string;
                            values: {
                                value: string;
                                count: number;
                            }[];
                        }[];
                        traits: {
                            trait: string;
                            /** @description As it is written in the text form */
                            text: string;
                            title: string;
                            type: string;
                            money: boolean;
                            values: {
                                value: string;
                                count: number;
                            }[];
                        }[];
                        metrics: {
                            metric: string;
                            /** @description As it is written in the text form */
                            text: string;
                            count: number;
                            properties: {
                                [key: string]: string;
                            };
                        }[];
                        products: {
                            category: {
                                value: string;
                                count: number;
                            }[];
                            sku: {
                                value: string;
                                count: number;
                            }[];
                        };
                        segments: {
                            id: number;
                            name: string;
                            /** @description As it is written in the text form */
                            text: string;
                        }[];
                        figures: {
                            figure: string;
                            /** @description As it is written in the text form */
                            text: string;
                            title: string;
                            type: string;
                            keyed: string | null;
                            options: string[];
                        }[];
                        readonly areas: string[];
                        /** @description What conditions begin with in the text form */
                        words: string[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSegmentValues: {
        parameters: {
            query?: {
                metric?: string;
                property?: string;
                figure?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            value: string;
                            count: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    parseSegmentText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rule: {
                            [key: string]: unknown;
                        };
                        text: string;
                        warnings: {
                            message: string;
                            line: number;
                            column: number;
                            offset: number;
                            length: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    formatSegmentRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema */
                    rule: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSegment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema */
                    rule?: {
                        [key: string]: unknown;
                    };
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text?: string;
                    /** Format: date-time */
                    asOf?: string;
                    /** @default 10 */
                    sample?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rule: {
                            [key: string]: unknown;
                        };
                        /** @description The rule in words */
                        text: string;
                        count: number;
                        /** @description People the rule was asked of */
                        total: number;
                        reachable: {
                            email: number;
                            sms: number;
                        };
                        sample: {
                            profileId: number;
                            name: string;
                            email: string;
                            city: string;
                            country: string;
                            values: {
                                wanted: string;
                                value: string | null;
                            }[];
                        }[];
                        caveats: string[];
                        timezone: string;
                        asOf: string;
                        tookMs: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSegmentOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema */
                    rule?: {
                        [key: string]: unknown;
                    };
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ever: {
                            orders: number;
                            buyers: number;
                            /** @description Minor units of the brand's currency */
                            gross: number;
                            /** @description Gross − refunds − credit notes, in minor units */
                            net: number;
                            averageOrderValue: number | null;
                            /** @description Of the brand's net revenue, 0 to 1 */
                            shareOfRevenue: number | null;
                        };
                        recent: {
                            orders: number;
                            buyers: number;
                            /** @description Minor units of the brand's currency */
                            gross: number;
                            /** @description Gross − refunds − credit notes, in minor units */
                            net: number;
                            averageOrderValue: number | null;
                            /** @description Of the brand's net revenue, 0 to 1 */
                            shareOfRevenue: number | null;
                        };
                        recentDays: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSegmentOverlap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema */
                    rule?: {
                        [key: string]: unknown;
                    };
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text?: string;
                    /** @default 10 */
                    limit?: number;
                    /** @description A segment to leave out: the one whose rule it is */
                    except?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        items: {
                            segmentId: number;
                            name: string;
                            members: number;
                            both: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSegmentDistribution: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema */
                    rule?: {
                        [key: string]: unknown;
                    };
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text?: string;
                    of: {
                        trait: string;
                    } | {
                        figure: string;
                        key?: string;
                    } | {
                        field: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        label: string;
                        /** @enum {string} */
                        type: "number" | "money" | "ratio" | "days" | "date" | "text";
                        people: number;
                        everyone: number;
                        missing: number;
                        missingEveryone: number;
                        median: number | null;
                        medianEveryone: number | null;
                        mean: number | null;
                        meanEveryone: number | null;
                        /** @description Numbers, money in units, dates as epoch ms; `to` is not included, null is an open end */
                        bins: {
                            from: number | null;
                            to: number | null;
                            people: number;
                            everyone: number;
                        }[];
                        /** @description Of texts */
                        values: {
                            value: string;
                            people: number;
                            everyone: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainSegment: {
        parameters: {
            query: {
                profileId: number;
                asOf?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profileId: number;
                        member: boolean;
                        tree: components["schemas"]["ExplainedCondition"];
                        caveats: string[];
                        asOf: string;
                        timezone: string;
                        /** @description Since when it has been so, by the history of the segment */
                        since: string | null;
                        /** @description When they entered and left, latest first */
                        changes: {
                            at: string;
                            entered: boolean;
                            reason: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema */
                    rule?: {
                        [key: string]: unknown;
                    };
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text?: string;
                    profileId: number;
                    /** Format: date-time */
                    asOf?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profileId: number;
                        member: boolean;
                        tree: components["schemas"]["ExplainedCondition"];
                        caveats: string[];
                        asOf: string;
                        timezone: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSegmentLibrary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: string;
                            group: string;
                            name: string;
                            explanation: string;
                            parameters: {
                                key: string;
                                label: string;
                                /** @enum {string} */
                                type: "number" | "days" | "money" | "percent" | "choice";
                                initial?: number;
                                min?: number;
                                max?: number;
                                /** @enum {string} */
                                of?: "category" | "product" | "creator" | "country" | "place" | "rfmGroup" | "month";
                                /** @description What this brand has, commonest first */
                                choices?: {
                                    value: string;
                                    label: string;
                                    count: number;
                                }[];
                            }[];
                            /** @description Suggested values */
                            values: {
                                [key: string]: string | number;
                            };
                            /** @description The rule in words with the suggested values */
                            text: string;
                            /** @description Why it cannot be used in this brand yet */
                            missing: string | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countSegmentLibrary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description All of them when left out */
                    keys?: string[];
                    /** @description By key of the entry */
                    values?: {
                        [key: string]: {
                            [key: string]: string | number;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: string;
                            count: number | null;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createReadySegment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string;
                    /** @description Parameters by key; money in units of the currency */
                    values?: {
                        [key: string]: string | number;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        description: string;
                        rule: {
                            [key: string]: unknown;
                        };
                        /** @description The rule in words; null when a condition of it is not installed */
                        text: string | null;
                        /** @description Members change by the passing of time alone */
                        movesWithTime: boolean;
                        /** @enum {string} */
                        status: "active" | "deleted";
                        /** @description null until the first evaluation of this rule has ended */
                        memberCount: number | null;
                        evaluatedAt: string | null;
                        evaluationMs: number | null;
                        lastError: string | null;
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rehearseSegment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema */
                    rule?: {
                        [key: string]: unknown;
                    };
                    /** @description The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'` */
                    text?: string;
                    /**
                     * @description Local days, up to today
                     * @default 365
                     */
                    days?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSegmentRehearsal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "queued" | "running" | "done" | "failed" | "cancelled";
                        progress: number | null;
                        message: string | null;
                        firstDay: string;
                        lastDay: string;
                        points: {
                            day: string;
                            members: number;
                            entered: number;
                            left: number;
                        }[];
                        caveats: string[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAffinitySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffinitySettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveAffinitySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AffinitySettingsInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffinitySettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfileHealth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerHealth"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTraitCatalog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TraitCatalogEntry"][];
                        /** @description People in all */
                        total: number;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTraitDistribution: {
        parameters: {
            query?: {
                key?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraitDistribution"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTraitFunctions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            written: string;
                            explanation: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCustomTraits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedCustomTrait"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCustomTrait: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomTraitInput"];
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomTrait"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewCustomTrait: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TraitPreviewRequestInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraitPreview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCustomTrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateCustomTrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomTraitChangeInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomTrait"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreCustomTrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomTrait"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomerValue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerValue"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChurnRisk: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                band?: "low" | "medium" | "high";
                /** @description Highest first */
                sort?: "risk" | "value";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChurnList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadChurnRisk: {
        parameters: {
            query?: {
                band?: "low" | "medium" | "high";
                /** @description Highest first */
                sort?: "risk" | "value";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readRfmSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RfmSettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRfmSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bins: number;
                    /** @description Orders counted for frequency and money; null for all */
                    periodDays: number | null;
                    groups?: {
                        key: string;
                        name: string;
                        /** @default  */
                        meaning?: string;
                        /** @description Lowest and highest score */
                        r: [
                            number,
                            number
                        ];
                        /** @description Lowest and highest score */
                        f: [
                            number,
                            number
                        ];
                        /** @description Lowest and highest score */
                        m: [
                            number,
                            number
                        ];
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RfmSettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRfmGrid: {
        parameters: {
            query?: {
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RfmGrid"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRfmTransitions: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: string | null;
                        to: string | null;
                        months: string[];
                        groups: {
                            key: string;
                            name: string;
                        }[];
                        items: {
                            /** @description '' for who had not bought yet */
                            fromGroup: string;
                            toGroup: string;
                            people: number;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRfmMovers: {
        parameters: {
            query: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                from: string;
                to: string;
                fromGroup: string;
                toGroup: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: number;
                            email: string | null;
                            /** @description Net, minor units */
                            spend: number;
                            orders: number;
                            /** @description Days since the last order */
                            recency: number;
                            currency: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadRfmMovers: {
        parameters: {
            query: {
                from: string;
                to: string;
                fromGroup: string;
                toGroup: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readRevenueForecast: {
        parameters: {
            query?: {
                horizon?: "30" | "90";
                segmentId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevenueForecast"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDemand: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                search?: string;
                class?: "smooth" | "intermittent" | "erratic" | "lumpy";
                /** @description Days; at the early end of the interval */
                runsOutWithin?: number;
                sort?: "expected" | "stockOut" | "reorder" | "title" | "error";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProductDemand"][];
                        nextCursor: string | null;
                        total: number;
                        state: ("shown" | "hidden") | null;
                        reason: string | null;
                        computedAt: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadDemand: {
        parameters: {
            query?: {
                search?: string;
                class?: "smooth" | "intermittent" | "erratic" | "lumpy";
                /** @description Days; at the early end of the interval */
                runsOutWithin?: number;
                sort?: "expected" | "stockOut" | "reorder" | "title" | "error";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readDemand: {
        parameters: {
            query: {
                sku: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDemandDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReplenishmentCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplenishmentCalendar"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReplenishmentPeople: {
        parameters: {
            query: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                from: string;
                to: string;
                productId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            profileId: number;
                            productId: number;
                            title: string;
                            /** Format: date */
                            boughtOn: string;
                            quantity: number;
                            /** @description Own intervals between purchases of it */
                            intervals: number;
                            /** Format: date */
                            dueOn: string;
                            /** Format: date */
                            earliest: string;
                            /** Format: date */
                            latest: string;
                            /** @enum {string} */
                            confidence: "high" | "medium" | "low";
                            email: string | null;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadReplenishmentPeople: {
        parameters: {
            query: {
                from: string;
                to: string;
                productId?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getProfileReplenishment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Replenishment"][];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecommendations: {
        parameters: {
            query?: {
                strategy?: "nextBest" | "boughtTogether" | "complementary" | "viewedAlso" | "similar" | "cart" | "segmentFavourites" | "trending" | "popular" | "newArrivals" | "recentlyViewed" | "buyAgain";
                profileId?: number;
                productId?: string;
                /** @description Products, separated by commas; at most 50 */
                cart?: string;
                /** @description Whether productId and cart are our ids or the shop's */
                ids?: "own" | "shop";
                segmentId?: number;
                limit?: number;
                /** @description Fill up with what comes next */
                fill?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendation"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecommendationStrategies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecommendationStrategy"][];
                        evaluation: components["schemas"]["RecommendationEvaluation"] | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecommendationRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationRules"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveRecommendationRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecommendationRulesInput"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationRules"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecommendationBuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationBuild"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    buildRecommendations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationBuild"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    planExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    metric: {
                        /** @enum {string} */
                        type: "proportion";
                        /** @description Share that does it today: 0.05 */
                        base: number;
                    } | {
                        /** @enum {string} */
                        type: "mean";
                        /** @description Per person today, buyers or not */
                        mean: number;
                        /** @description Standard deviation between people */
                        deviation: number;
                    };
                    /** @description Smallest change worth finding, as a share of today: 0.1 for 10 % */
                    lift: number;
                    /** @default 2 */
                    arms?: number;
                    /** @default 0.05 */
                    alpha?: number;
                    /** @default 0.8 */
                    power?: number;
                    /** @description In all arms together */
                    peoplePerDay?: number;
                    /**
                     * @description What values from before the experiment explain (CUPED)
                     * @default 0
                     */
                    varianceReduction?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentPlan"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    analyseExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The first is the control */
                    arms: {
                        key: string;
                        /** @default 1 */
                        weight?: number;
                        people: number;
                    }[];
                    metrics: {
                        name: string;
                        /** @enum {string} */
                        type: "proportion" | "mean" | "ratio";
                        /**
                         * @default up
                         * @enum {string}
                         */
                        goal?: "up" | "down";
                        /**
                         * @default goal
                         * @enum {string}
                         */
                        role?: "goal" | "guardrail" | "secondary";
                        /**
                         * @description Guardrails: the loss one is ready to bear, as a share of the control
                         * @default 0
                         */
                        margin?: number;
                        /** @description One per arm, in their order */
                        values: {
                            /** @description People measured; those of the arm when left out */
                            n?: number;
                            /** @description Successes, or the sum over people */
                            sum: number;
                            /** @description Left out for shares */
                            sumOfSquares?: number;
                            /** @description Ratios: the denominator, and the sum of its products with the value */
                            below?: {
                                sum: number;
                                sumOfSquares: number;
                                cross: number;
                            };
                            /** @description The same before the experiment, and the sum of its products with the value */
                            before?: {
                                sum: number;
                                sumOfSquares: number;
                                cross: number;
                            };
                        }[];
                    }[];
                    /** @default {} */
                    rule?: {
                        /** @default 0.95 */
                        confidence?: number;
                        /**
                         * @description People at which the always-valid interval is narrowest: the planned number
                         * @default 5000
                         */
                        tunedFor?: number;
                        /** @default 500 */
                        fewestPerArm?: number;
                        /**
                         * @default always-valid
                         * @enum {string}
                         */
                        by?: "always-valid" | "bayesian";
                        bearableLoss?: number;
                        smallestLift?: number;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentAnalysis"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TemplateSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default marketing
                     * @enum {string}
                     */
                    class?: "marketing" | "transactional";
                    /** @description Liquid allowed */
                    subject: string;
                    /**
                     * @description The line an inbox shows after the subject; Liquid allowed
                     * @default
                     */
                    preheader?: string;
                    /** @enum {string} */
                    format: "mjml" | "html";
                    /** @description MJML or HTML with Liquid */
                    source: string;
                    /**
                     * @description Text part with Liquid; null: made from the HTML
                     * @default null
                     */
                    textSource?: string | null;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    class?: "marketing" | "transactional";
                    /** @description Liquid allowed */
                    subject?: string;
                    /** @description The line an inbox shows after the subject; Liquid allowed */
                    preheader?: string;
                    /** @enum {string} */
                    format?: "mjml" | "html";
                    /** @description MJML or HTML with Liquid */
                    source?: string;
                    /** @description Text part with Liquid; null: made from the HTML */
                    textSource?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listTemplateVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: number;
                            version: number;
                            subject: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTemplateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        version: number;
                        /** @enum {string} */
                        class: "marketing" | "transactional";
                        /** @description Liquid allowed */
                        subject: string;
                        /** @description The line an inbox shows after the subject; Liquid allowed */
                        preheader: string;
                        /** @enum {string} */
                        format: "mjml" | "html";
                        /** @description MJML or HTML with Liquid */
                        source: string;
                        /** @description Text part with Liquid; null: made from the HTML */
                        textSource: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    profileId?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePreview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewContent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default marketing
                     * @enum {string}
                     */
                    class?: "marketing" | "transactional";
                    /** @description Liquid allowed */
                    subject: string;
                    /**
                     * @description The line an inbox shows after the subject; Liquid allowed
                     * @default
                     */
                    preheader?: string;
                    /** @enum {string} */
                    format: "mjml" | "html";
                    /** @description MJML or HTML with Liquid */
                    source: string;
                    /**
                     * @description Text part with Liquid; null: made from the HTML
                     * @default null
                     */
                    textSource?: string | null;
                    profileId?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePreview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDeliverySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliverySettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateDeliverySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    provider?: "mailbox" | "smtp";
                    /** @description smtp://user:password@host:587, kept sealed and never shown */
                    smtpUrl?: string;
                    unsubscribeMailto?: string | null;
                    fromName?: string;
                    fromEmail?: string;
                    replyTo?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliverySettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testDeliveryConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    smtpUrl?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        message: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendTestMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        provider: string;
                        /** @description what the other side said, word for word */
                        reply: string;
                        meaning: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string[];
                    profileId?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            to: string;
                            ok: boolean;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMailbox: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MailboxSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emptyMailbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMailboxMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxMessage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCampaigns: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                state?: "draft" | "scheduled" | "freezing" | "sending" | "paused" | "held" | "sent" | "cancelled";
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CampaignSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    templateId?: number | null;
                    content?: {
                        /**
                         * @default marketing
                         * @enum {string}
                         */
                        class?: "marketing" | "transactional";
                        /** @description Liquid allowed */
                        subject: string;
                        /**
                         * @description The line an inbox shows after the subject; Liquid allowed
                         * @default
                         */
                        preheader?: string;
                        /** @enum {string} */
                        format: "mjml" | "html";
                        /** @description MJML or HTML with Liquid */
                        source: string;
                        /**
                         * @description Text part with Liquid; null: made from the HTML
                         * @default null
                         */
                        textSource?: string | null;
                    };
                    subject?: string | null;
                    preheader?: string | null;
                    fromName?: string | null;
                    fromEmail?: string | null;
                    replyTo?: string | null;
                    includeSegments?: number[];
                    excludeSegments?: number[];
                    /** @description When it is meant to go out: kept with the draft, and nothing leaves before it is scheduled */
                    scheduledAt?: string | null;
                    /**
                     * @description What a crash leaves in doubt: sent again under the same Message-ID (`resend`, when left out), or left to a person (`hold`)
                     * @enum {string}
                     */
                    onDoubt?: "hold" | "resend";
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    templateId?: number | null;
                    content?: {
                        /**
                         * @default marketing
                         * @enum {string}
                         */
                        class?: "marketing" | "transactional";
                        /** @description Liquid allowed */
                        subject: string;
                        /**
                         * @description The line an inbox shows after the subject; Liquid allowed
                         * @default
                         */
                        preheader?: string;
                        /** @enum {string} */
                        format: "mjml" | "html";
                        /** @description MJML or HTML with Liquid */
                        source: string;
                        /**
                         * @description Text part with Liquid; null: made from the HTML
                         * @default null
                         */
                        textSource?: string | null;
                    };
                    subject?: string | null;
                    preheader?: string | null;
                    fromName?: string | null;
                    fromEmail?: string | null;
                    replyTo?: string | null;
                    includeSegments?: number[];
                    excludeSegments?: number[];
                    /** @description When it is meant to go out: kept with the draft, and nothing leaves before it is scheduled */
                    scheduledAt?: string | null;
                    /**
                     * @description What a crash leaves in doubt: sent again under the same Message-ID (`resend`, when left out), or left to a person (`hold`)
                     * @enum {string}
                     */
                    onDoubt?: "hold" | "resend";
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    duplicateCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    estimateCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        audience: number;
                        reachable: number;
                        leftOut: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    profileId?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePreview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string[];
                    profileId?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            to: string;
                            ok: boolean;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description now when left out
                     */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unscheduleCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendDoubtful: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCampaignResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignResults"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCampaignRecipients: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
                state?: "planned" | "claimed" | "handed" | "accepted" | "refused" | "doubtful" | "skipped" | "cancelled";
                /** @description only those nobody knew about at some time */
                doubted?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CampaignRecipient"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrderCredit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        credit: components["schemas"]["OrderCredit"] | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAttributionSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributionSettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAttributionSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long after a message was received a click on it can get an order */
                    clickHours?: number;
                    openHours?: number;
                    /** @description Opens by privacy proxies and scanners count */
                    countMachineOpens?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributionSettings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                compare?: "previous" | "year" | "none";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getActivity: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCohorts: {
        parameters: {
            query?: {
                by?: "month" | "channel" | "source" | "campaign" | "creator" | "product" | "category" | "coupon" | "country";
                from?: string;
                to?: string;
                /** @description Smaller cohorts get no rank */
                fewest?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cohorts"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            name: "profiles" | "consent" | "products" | "orders" | "order-lines" | "events";
                            title: string;
                            fields: {
                                name: string;
                                label: string;
                                type: string;
                                required: boolean;
                            }[];
                            oneOf: string[][];
                            keepsRest: boolean;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind?: "profiles" | "consent" | "products" | "orders" | "order-lines" | "events";
                    mapping?: {
                        [key: string]: string;
                    };
                    /** @default {} */
                    options?: {
                        /** @enum {string} */
                        encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                        /** @enum {string} */
                        delimiter?: "," | ";" | "\t" | "|";
                        /**
                         * @description Of dates written with numbers: dmy, mdy or ymd
                         * @enum {string}
                         */
                        dateOrder?: "ymd" | "dmy" | "mdy";
                        /** @enum {string} */
                        decimal?: "point" | "comma";
                        /** @description Of times without a zone; the brand’s when left out */
                        timezone?: string;
                        currency?: string;
                        /** @description Order lines: document numbers that begin with it are cancellations */
                        cancelPrefix?: string;
                        /**
                         * @description What becomes of columns that nothing is mapped to
                         * @enum {string}
                         */
                        rest?: "properties" | "ignore";
                    };
                    /** Format: uuid */
                    uploadId: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Import"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "profiles" | "consent" | "products" | "orders" | "order-lines" | "events";
                    mapping?: {
                        [key: string]: string;
                    };
                    /** @default {} */
                    options?: {
                        /** @enum {string} */
                        encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
                        /** @enum {string} */
                        delimiter?: "," | ";" | "\t" | "|";
                        /**
                         * @description Of dates written with numbers: dmy, mdy or ymd
                         * @enum {string}
                         */
                        dateOrder?: "ymd" | "dmy" | "mdy";
                        /** @enum {string} */
                        decimal?: "point" | "comma";
                        /** @description Of times without a zone; the brand’s when left out */
                        timezone?: string;
                        currency?: string;
                        /** @description Order lines: document numbers that begin with it are cancellations */
                        cancelPrefix?: string;
                        /**
                         * @description What becomes of columns that nothing is mapped to
                         * @enum {string}
                         */
                        rest?: "properties" | "ignore";
                    };
                    /** @default false */
                    dryRun?: boolean;
                    /** Format: uuid */
                    uploadId: string;
                    fileName?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadRejects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listExportKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            /** @enum {string} */
                            format: "csv" | "jsonl";
                            about: string;
                        }[];
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kinds?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Of the export and of its operation
                         */
                        id: string;
                    };
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
