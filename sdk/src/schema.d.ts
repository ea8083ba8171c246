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
        /** Invite a person; the link is in this answer only */
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
    "/api/v1/segments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count and sample the people a rule selects, now or as of a past moment */
        post: operations["previewSegment"];
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
    "/api/v1/segments/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why somebody is in or out: each condition with the measured value and the events behind it */
        get: operations["explainSegment"];
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
                [key: string]: components["schemas"]["__shared"];
            };
            /** @description page, referrer, campaign (UTM) … */
            context?: {
                [key: string]: components["schemas"]["__shared"];
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
            country?: string | null;
            /** @description Your id of this update; sending it again changes nothing */
            id?: string;
            /** @description When these facts were true; now when left out */
            time?: string | number;
            properties?: {
                [key: string]: components["schemas"]["__shared"];
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
                /** @description the sample brand opens without a password from here */
                sampleAvailable: boolean;
            };
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
        ExplainedConditionInput: {
            /** @enum {string} */
            op: "all" | "any" | "none";
            holds: boolean;
            children: components["schemas"]["ExplainedConditionInput"][];
        } | {
            kind: string;
            path: string;
            holds: boolean;
            wanted: string;
            value: string | null;
            events: {
                metric: string;
                at: string;
                value: number;
                properties: string;
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
            country?: string | null;
            properties?: {
                [key: string]: components["schemas"]["__shared"];
            };
        };
        __shared: {
            $defs: {
                schema0: string | number | boolean | null | components["schemas"]["__shared"][] | {
                    [key: string]: components["schemas"]["__shared"];
                };
                schema1: string | number | boolean | null | components["schemas"]["__shared"][] | {
                    [key: string]: components["schemas"]["__shared"];
                };
                schema2: string | number | boolean | null | components["schemas"]["__shared"][] | {
                    [key: string]: components["schemas"]["__shared"];
                };
                schema3: string | number | boolean | null | components["schemas"]["__shared"][] | {
                    [key: string]: components["schemas"]["__shared"];
                };
                schema4: string | number | boolean | null | components["schemas"]["__shared"][] | {
                    [key: string]: components["schemas"]["__shared"];
                };
                schema5: string | number | boolean | null | components["schemas"]["__shared"][] | {
                    [key: string]: components["schemas"]["__shared"];
                };
                schema6: string | number | boolean | null | components["schemas"]["__shared"][] | {
                    [key: string]: components["schemas"]["__shared"];
                };
            };
        };
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
                [key: string]: components["schemas"]["__shared"];
            };
            /** @description page, referrer, campaign (UTM) … */
            context?: {
                [key: string]: components["schemas"]["__shared"];
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
            country?: string | null;
            /** @description Your id of this update; sending it again changes nothing */
            id?: string;
            /** @description When these facts were true; now when left out */
            time?: string | number;
            properties?: {
                [key: string]: components["schemas"]["__shared"];
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
                /** @description the sample brand opens without a password from here */
                sampleAvailable: boolean;
            };
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
        ExplainedCondition: {
            /** @enum {string} */
            op: "all" | "any" | "none";
            holds: boolean;
            children: components["schemas"]["ExplainedCondition"][];
        } | {
            kind: string;
            path: string;
            holds: boolean;
            wanted: string;
            value: string | null;
            events: {
                metric: string;
                at: string;
                value: number;
                properties: string;
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
            country?: string | null;
            properties?: {
                [key: string]: components["schemas"]["__shared"];
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
                        url: string;
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
                            /** @description Members at the last evaluations that changed something, oldest first */
                            sparkline: number[];
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
                    rule: {
                        [key: string]: unknown;
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
                            title: string;
                            type: string;
                            values: {
                                value: string;
                                count: number;
                            }[];
                        }[];
                        traits: {
                            trait: string;
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
                    /** @description Reserved: not available in this version */
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
}
