-- AlterTable
ALTER TABLE "Duty" ADD COLUMN     "decisionId" UUID,
ADD COLUMN     "meetingId" UUID;

-- AlterTable
ALTER TABLE "Issue" ADD COLUMN     "agendaMeetingId" UUID,
ADD COLUMN     "agendaOn" DATE,
ADD COLUMN     "agendaUnitIds" UUID[];

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "decisionId" UUID,
ADD COLUMN     "meetingId" UUID;

-- CreateTable
CREATE TABLE "Meeting" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "place" JSONB NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "presidingPost" TEXT NOT NULL,
    "presiderId" UUID,
    "occurrence" TEXT,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "proposedById" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "rejectReason" JSONB,
    "notifiedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "adjournedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelReason" JSONB,
    "controllerId" UUID,
    "controlledAt" TIMESTAMPTZ(3),
    "screenMode" TEXT NOT NULL DEFAULT 'FOLLOW',
    "heldItemId" UUID,
    "pausedItemId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "scopes" TEXT[],

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "unitId" UUID,
    "guestName" JSONB,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedById" UUID,
    "attendeeId" UUID,
    "attendeeName" JSONB,
    "isSubstitute" BOOLEAN NOT NULL DEFAULT false,
    "presence" TEXT NOT NULL DEFAULT 'EXPECTED',
    "absenceReason" JSONB,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttendanceMark" (
    "id" UUID NOT NULL,
    "invitationId" UUID NOT NULL,
    "presence" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "AttendanceMark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "note" JSONB,
    "issueId" UUID,
    "projectId" UUID,
    "decisionId" UUID,
    "carriedFromId" UUID,
    "position" INTEGER NOT NULL,
    "plannedMinutes" INTEGER NOT NULL,
    "grantedMinutes" INTEGER NOT NULL DEFAULT 0,
    "isClosed" BOOLEAN NOT NULL DEFAULT false,
    "usedSeconds" INTEGER NOT NULL DEFAULT 0,
    "runningSince" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "deferReason" JSONB,
    "material" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitView" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "text" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "UnitView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingScreen" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "name" JSONB NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedById" UUID NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MeetingScreen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presence" (
    "meetingId" UUID NOT NULL,
    "who" TEXT NOT NULL,
    "unitId" UUID,
    "itemId" UUID,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("meetingId","who")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "meetingId" UUID,
    "itemId" UUID,
    "no" INTEGER,
    "number" TEXT,
    "text" JSONB NOT NULL,
    "issueId" UUID,
    "projectId" UUID,
    "responsibleIds" UUID[],
    "assistingIds" UUID[],
    "dueOn" DATE,
    "isShown" BOOLEAN NOT NULL DEFAULT false,
    "draftedAt" TIMESTAMPTZ(3) NOT NULL,
    "draftedById" UUID NOT NULL,
    "deciderId" UUID,
    "readBackAt" TIMESTAMPTZ(3),
    "inForceAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "doneRemark" JSONB,
    "struckAt" TIMESTAMPTZ(3),
    "strikeReason" JSONB,
    "supersededAt" TIMESTAMPTZ(3),
    "replacesId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "scopes" TEXT[],

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DecisionUnit" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedById" UUID,
    "report" JSONB,
    "reportedAt" TIMESTAMPTZ(3),
    "reportedById" UUID,

    CONSTRAINT "DecisionUnit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dissent" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "text" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "Dissent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Minutes" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "number" TEXT,
    "title" JSONB NOT NULL,
    "paragraphs" JSONB NOT NULL,
    "draftedAt" TIMESTAMPTZ(3) NOT NULL,
    "signedAt" TIMESTAMPTZ(3),
    "signedById" UUID,
    "issuedAt" TIMESTAMPTZ(3),
    "issuedAs" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "scopes" TEXT[],

    CONSTRAINT "Minutes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_number_key" ON "Meeting"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_occurrence_key" ON "Meeting"("occurrence");

-- CreateIndex
CREATE INDEX "Meeting_state_idx" ON "Meeting"("state");

-- CreateIndex
CREATE INDEX "Meeting_startsAt_id_idx" ON "Meeting"("startsAt", "id");

-- CreateIndex
CREATE INDEX "Meeting_scopes_idx" ON "Meeting" USING GIN ("scopes");

-- CreateIndex
CREATE INDEX "Invitation_unitId_idx" ON "Invitation"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_meetingId_unitId_key" ON "Invitation"("meetingId", "unitId");

-- CreateIndex
CREATE INDEX "AttendanceMark_invitationId_at_idx" ON "AttendanceMark"("invitationId", "at");

-- CreateIndex
CREATE INDEX "AgendaItem_meetingId_position_idx" ON "AgendaItem"("meetingId", "position");

-- CreateIndex
CREATE INDEX "AgendaItem_issueId_idx" ON "AgendaItem"("issueId");

-- CreateIndex
CREATE INDEX "AgendaItem_projectId_idx" ON "AgendaItem"("projectId");

-- CreateIndex
CREATE INDEX "UnitView_itemId_at_idx" ON "UnitView"("itemId", "at");

-- CreateIndex
CREATE INDEX "MeetingScreen_meetingId_idx" ON "MeetingScreen"("meetingId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_number_key" ON "Decision"("number");

-- CreateIndex
CREATE INDEX "Decision_state_dueOn_idx" ON "Decision"("state", "dueOn");

-- CreateIndex
CREATE INDEX "Decision_issueId_idx" ON "Decision"("issueId");

-- CreateIndex
CREATE INDEX "Decision_itemId_idx" ON "Decision"("itemId");

-- CreateIndex
CREATE INDEX "Decision_scopes_idx" ON "Decision" USING GIN ("scopes");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_meetingId_no_key" ON "Decision"("meetingId", "no");

-- CreateIndex
CREATE INDEX "DecisionUnit_unitId_idx" ON "DecisionUnit"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "DecisionUnit_decisionId_unitId_key" ON "DecisionUnit"("decisionId", "unitId");

-- CreateIndex
CREATE INDEX "Dissent_decisionId_idx" ON "Dissent"("decisionId");

-- CreateIndex
CREATE UNIQUE INDEX "Minutes_number_key" ON "Minutes"("number");

-- CreateIndex
CREATE INDEX "Minutes_meetingId_idx" ON "Minutes"("meetingId");

-- CreateIndex
CREATE INDEX "Minutes_scopes_idx" ON "Minutes" USING GIN ("scopes");

-- CreateIndex
CREATE INDEX "Duty_meetingId_idx" ON "Duty"("meetingId");

-- CreateIndex
CREATE INDEX "Duty_decisionId_idx" ON "Duty"("decisionId");

-- CreateIndex
CREATE INDEX "Notice_meetingId_idx" ON "Notice"("meetingId");

-- CreateIndex
CREATE INDEX "Notice_decisionId_idx" ON "Notice"("decisionId");

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_presiderId_fkey" FOREIGN KEY ("presiderId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttendanceMark" ADD CONSTRAINT "AttendanceMark_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitView" ADD CONSTRAINT "UnitView_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitView" ADD CONSTRAINT "UnitView_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingScreen" ADD CONSTRAINT "MeetingScreen_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionUnit" ADD CONSTRAINT "DecisionUnit_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionUnit" ADD CONSTRAINT "DecisionUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dissent" ADD CONSTRAINT "Dissent_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dissent" ADD CONSTRAINT "Dissent_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
