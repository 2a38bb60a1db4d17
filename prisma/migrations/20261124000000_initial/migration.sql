-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "roles" TEXT[],
    "name" JSONB NOT NULL,
    "shortName" JSONB NOT NULL,
    "parentId" UUID,
    "regionCode" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enterprise" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "creditCode" TEXT NOT NULL,
    "townshipId" UUID,
    "registeredAddress" JSONB,
    "legalRepresentative" JSONB,
    "registeredCapital" DECIMAL(18,2),
    "industry" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Enterprise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "title" JSONB,
    "phone" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "post" TEXT NOT NULL,
    "unitId" UUID,
    "enterpriseId" UUID,
    "from" DATE NOT NULL,
    "to" DATE,
    "acting" BOOLEAN NOT NULL DEFAULT false,
    "document" TEXT,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "enterpriseId" UUID,
    "townshipId" UUID,
    "ownerUnitId" UUID NOT NULL,
    "address" JSONB,
    "industry" JSONB,
    "content" JSONB,
    "nationalCode" TEXT,
    "tier" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "investmentOwn" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "investmentLoan" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "investmentFiscal" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "investmentOther" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "investmentTotal" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL,
    "listedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endReason" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "scopes" TEXT[],

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "plannedOn" DATE,
    "reachedOn" DATE,
    "document" TEXT,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MilestoneReport" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reachedOn" DATE NOT NULL,
    "document" TEXT,
    "text" JSONB,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "reason" JSONB,

    CONSTRAINT "MilestoneReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Signature" (
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "post" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "opinion" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "voidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Issue" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "projectId" UUID NOT NULL,
    "ownerUnitId" UUID NOT NULL,
    "townshipId" UUID,
    "state" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "blocked" JSONB NOT NULL,
    "since" DATE NOT NULL,
    "ask" JSONB NOT NULL,
    "askedUnitIds" UUID[],
    "severity" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "raisedById" UUID NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "verification" JSONB,
    "returnedAt" TIMESTAMPTZ(3),
    "returnReason" JSONB,
    "declineReason" JSONB,
    "leadUnitId" UUID,
    "responsibleIds" UUID[],
    "assistingIds" UUID[],
    "assignedOn" DATE,
    "targetOn" DATE,
    "claimedAt" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "closeGround" TEXT,
    "closeReason" JSONB,
    "duplicateOfId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "scopes" TEXT[],

    CONSTRAINT "Issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "responsibleIds" UUID[],
    "assistingIds" UUID[],
    "task" JSONB NOT NULL,
    "assignedOn" DATE NOT NULL,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "originalTargetOn" DATE NOT NULL,
    "targetOn" DATE NOT NULL,
    "draft" JSONB,
    "acceptedAt" TIMESTAMPTZ(3),
    "accountableHeadId" UUID,
    "personInChargeId" UUID,
    "contactId" UUID,
    "measures" JSONB,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" JSONB,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanStep" (
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "text" JSONB NOT NULL,
    "dueOn" DATE NOT NULL,
    "originalDueOn" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "doneOn" DATE,
    "replacedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PlanStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "assignmentId" UUID,
    "unitId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period" INTEGER,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "text" JSONB NOT NULL,
    "next" JSONB,
    "nextOn" DATE,
    "occurredAt" TIMESTAMPTZ(3),
    "reason" JSONB,
    "correctsId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "text" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "viewDueOn" DATE NOT NULL,
    "view" TEXT,
    "viewText" JSONB,
    "viewAt" TIMESTAMPTZ(3),
    "viewById" UUID,
    "outcome" TEXT,
    "outcomeText" JSONB,
    "outcomeAt" TIMESTAMPTZ(3),
    "outcomeById" UUID,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inquiry" (
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "text" JSONB NOT NULL,
    "dueOn" DATE NOT NULL,
    "answer" JSONB,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" UUID,

    CONSTRAINT "Inquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SiteCheck" (
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "checkedOn" DATE NOT NULL,
    "findings" JSONB NOT NULL,
    "conclusion" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "SiteCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "issueId" UUID,
    "projectId" UUID,
    "unitId" UUID NOT NULL,
    "reason" JSONB NOT NULL,
    "proposedOn" DATE,
    "proposedIds" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "remark" JSONB,
    "grantedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "scopes" TEXT[],

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Duty" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "holderUnitId" UUID,
    "holderPost" TEXT,
    "issueId" UUID,
    "projectId" UUID,
    "aboutId" UUID,
    "period" INTEGER,
    "beginsOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "originalDueOn" DATE NOT NULL,
    "ruleVersion" INTEGER NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "countedAt" TIMESTAMPTZ(3),
    "waiveReason" JSONB,
    "dueSoonAt" TIMESTAMPTZ(3),
    "overdueAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "scopes" TEXT[],

    CONSTRAINT "Duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "issueId" UUID,
    "projectId" UUID,
    "text" JSONB NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedById" UUID,
    "cancelledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "scopes" TEXT[],

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RuleVersion" (
    "version" INTEGER NOT NULL,
    "inForceFrom" DATE NOT NULL,
    "values" JSONB NOT NULL,
    "document" TEXT,

    CONSTRAINT "RuleVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Event" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "subjectVersion" INTEGER NOT NULL,
    "rootType" TEXT NOT NULL,
    "rootId" UUID NOT NULL,
    "fromState" TEXT,
    "toState" TEXT,
    "clause" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "actorId" UUID,
    "actorUnitId" UUID,
    "principalId" UUID,
    "principalUnitId" UUID,
    "principalPost" TEXT,
    "evidence" JSONB,
    "changes" JSONB NOT NULL,
    "effects" JSONB NOT NULL,
    "cause" BIGINT,
    "scopesBefore" TEXT[],
    "scopesAfter" TEXT[],
    "hash" TEXT NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "LogHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sequence" BIGINT NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "LogHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonalValue" (
    "digest" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "PersonalValue_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "personId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotencyRecord_pkey" PRIMARY KEY ("personId","key")
);

-- CreateTable
CREATE TABLE "Checkpoint" (
    "name" TEXT NOT NULL,
    "sequence" BIGINT,
    "day" DATE,

    CONSTRAINT "Checkpoint_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Counter" (
    "series" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupLink" (
    "hash" TEXT NOT NULL,
    "personId" UUID,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetupLink_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "AccessRecord" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "personId" UUID,
    "unitId" UUID,
    "address" TEXT,
    "action" TEXT NOT NULL,
    "object" TEXT,
    "outcome" TEXT NOT NULL,
    "detail" JSONB,
    "requestId" TEXT,

    CONSTRAINT "AccessRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "username" TEXT,
    "displayUsername" TEXT,
    "personId" UUID,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Enterprise_code_key" ON "Enterprise"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Enterprise_creditCode_key" ON "Enterprise"("creditCode");

-- CreateIndex
CREATE UNIQUE INDEX "Person_code_key" ON "Person"("code");

-- CreateIndex
CREATE INDEX "Appointment_personId_idx" ON "Appointment"("personId");

-- CreateIndex
CREATE INDEX "Appointment_post_idx" ON "Appointment"("post");

-- CreateIndex
CREATE UNIQUE INDEX "Project_number_key" ON "Project"("number");

-- CreateIndex
CREATE INDEX "Project_tier_phase_idx" ON "Project"("tier", "phase");

-- CreateIndex
CREATE INDEX "Project_ownerUnitId_idx" ON "Project"("ownerUnitId");

-- CreateIndex
CREATE INDEX "Project_scopes_idx" ON "Project" USING GIN ("scopes");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_projectId_kind_key" ON "Milestone"("projectId", "kind");

-- CreateIndex
CREATE INDEX "MilestoneReport_projectId_idx" ON "MilestoneReport"("projectId");

-- CreateIndex
CREATE INDEX "Proposal_projectId_idx" ON "Proposal"("projectId");

-- CreateIndex
CREATE INDEX "Signature_proposalId_idx" ON "Signature"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "Issue_number_key" ON "Issue"("number");

-- CreateIndex
CREATE INDEX "Issue_state_idx" ON "Issue"("state");

-- CreateIndex
CREATE INDEX "Issue_projectId_idx" ON "Issue"("projectId");

-- CreateIndex
CREATE INDEX "Issue_leadUnitId_idx" ON "Issue"("leadUnitId");

-- CreateIndex
CREATE INDEX "Issue_ownerUnitId_idx" ON "Issue"("ownerUnitId");

-- CreateIndex
CREATE INDEX "Issue_raisedAt_id_idx" ON "Issue"("raisedAt", "id");

-- CreateIndex
CREATE INDEX "Issue_targetOn_id_idx" ON "Issue"("targetOn", "id");

-- CreateIndex
CREATE INDEX "Issue_scopes_idx" ON "Issue" USING GIN ("scopes");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_issueId_no_key" ON "Assignment"("issueId", "no");

-- CreateIndex
CREATE INDEX "PlanStep_issueId_idx" ON "PlanStep"("issueId");

-- CreateIndex
CREATE INDEX "PlanStep_assignmentId_idx" ON "PlanStep"("assignmentId");

-- CreateIndex
CREATE INDEX "Report_issueId_at_idx" ON "Report"("issueId", "at");

-- CreateIndex
CREATE INDEX "Claim_issueId_idx" ON "Claim"("issueId");

-- CreateIndex
CREATE INDEX "Inquiry_issueId_idx" ON "Inquiry"("issueId");

-- CreateIndex
CREATE INDEX "SiteCheck_issueId_idx" ON "SiteCheck"("issueId");

-- CreateIndex
CREATE INDEX "Request_issueId_idx" ON "Request"("issueId");

-- CreateIndex
CREATE INDEX "Request_projectId_idx" ON "Request"("projectId");

-- CreateIndex
CREATE INDEX "Request_scopes_idx" ON "Request" USING GIN ("scopes");

-- CreateIndex
CREATE INDEX "Duty_state_dueOn_idx" ON "Duty"("state", "dueOn");

-- CreateIndex
CREATE INDEX "Duty_holderUnitId_state_dueOn_idx" ON "Duty"("holderUnitId", "state", "dueOn");

-- CreateIndex
CREATE INDEX "Duty_holderPost_state_dueOn_idx" ON "Duty"("holderPost", "state", "dueOn");

-- CreateIndex
CREATE INDEX "Duty_issueId_idx" ON "Duty"("issueId");

-- CreateIndex
CREATE INDEX "Duty_projectId_idx" ON "Duty"("projectId");

-- CreateIndex
CREATE INDEX "Duty_scopes_idx" ON "Duty" USING GIN ("scopes");

-- CreateIndex
CREATE INDEX "Notice_unitId_state_idx" ON "Notice"("unitId", "state");

-- CreateIndex
CREATE INDEX "Notice_issueId_idx" ON "Notice"("issueId");

-- CreateIndex
CREATE INDEX "Notice_projectId_idx" ON "Notice"("projectId");

-- CreateIndex
CREATE INDEX "Notice_scopes_idx" ON "Notice" USING GIN ("scopes");

-- CreateIndex
CREATE INDEX "Event_rootType_rootId_sequence_idx" ON "Event"("rootType", "rootId", "sequence");

-- CreateIndex
CREATE INDEX "Event_subjectType_subjectId_sequence_idx" ON "Event"("subjectType", "subjectId", "sequence");

-- CreateIndex
CREATE INDEX "Event_at_idx" ON "Event"("at");

-- CreateIndex
CREATE INDEX "PersonalValue_personId_idx" ON "PersonalValue"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_personId_idx" ON "ApiToken"("personId");

-- CreateIndex
CREATE INDEX "AccessRecord_at_idx" ON "AccessRecord"("at");

-- CreateIndex
CREATE INDEX "AccessRecord_personId_at_idx" ON "AccessRecord"("personId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_username_key" ON "user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "user_personId_key" ON "user"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enterprise" ADD CONSTRAINT "Enterprise_townshipId_fkey" FOREIGN KEY ("townshipId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_enterpriseId_fkey" FOREIGN KEY ("enterpriseId") REFERENCES "Enterprise"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_townshipId_fkey" FOREIGN KEY ("townshipId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_ownerUnitId_fkey" FOREIGN KEY ("ownerUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MilestoneReport" ADD CONSTRAINT "MilestoneReport_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signature" ADD CONSTRAINT "Signature_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_ownerUnitId_fkey" FOREIGN KEY ("ownerUnitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_leadUnitId_fkey" FOREIGN KEY ("leadUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "Issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanStep" ADD CONSTRAINT "PlanStep_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanStep" ADD CONSTRAINT "PlanStep_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "Report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inquiry" ADD CONSTRAINT "Inquiry_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inquiry" ADD CONSTRAINT "Inquiry_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SiteCheck" ADD CONSTRAINT "SiteCheck_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_holderUnitId_fkey" FOREIGN KEY ("holderUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The log has one head; writers lock it last in their transaction.
INSERT INTO "LogHead" ("id", "sequence", "hash") VALUES (1, 0, '') ON CONFLICT ("id") DO NOTHING;

-- The log is append-only: no role that the product runs as may alter or remove an event.
CREATE FUNCTION "refuse_change_of_log"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER "Event_append_only" BEFORE UPDATE OR DELETE ON "Event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_log"();

CREATE TRIGGER "Event_no_truncate" BEFORE TRUNCATE ON "Event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_log"();

-- The head only moves forward, and stays.
CREATE FUNCTION "refuse_head_backwards"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."sequence" > OLD."sequence" AND NEW."id" = OLD."id" THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the head of the log only moves forward' USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER "LogHead_forward" BEFORE UPDATE OR DELETE ON "LogHead"
  FOR EACH ROW EXECUTE FUNCTION "refuse_head_backwards"();
