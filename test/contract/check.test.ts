import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../server/kernel/check.ts';
import type { AnyRow, Noun } from '../../server/kernel/lifecycle.ts';
import { NOUNS } from '../../server/nouns.ts';

/** What the app refuses to start with: each flaw is put into sound tables and must be named. */

const withNoun = (type: string, change: (noun: Noun) => Noun): readonly Noun[] =>
  NOUNS.map((noun) => (noun.type === type ? change(noun) : noun));

const withRow = (type: string, action: string, change: (row: AnyRow) => AnyRow) =>
  withNoun(type, (noun) => {
    const row = noun.lifecycle[action];
    if (!row) throw new Error(`no row ${action}`);
    return { ...noun, lifecycle: { ...noun.lifecycle, [action]: change(row) } };
  });

describe('the check at boot', () => {
  it('finds nothing wrong with the tables as they are', () => {
    expect(problemsOf(NOUNS)).toEqual([]);
  });

  it('refuses a state without a way in', () => {
    const nouns = withRow('Issue', 'declineIssue', (row) => ({ ...row, to: [] }));
    expect(problemsOf(nouns)).toContain('Issue.state: DECLINED has no way in');
  });

  it('refuses a state without a way out that is not final', () => {
    const nouns = withRow('Issue', 'reopenIssue', (row) => ({ ...row, from: ['CLOSED'] }));
    expect(problemsOf(nouns)).toContain('Issue.state: RESOLVED has no way out');
    expect(problemsOf(nouns)).toContain('Issue.state: CLOSED is final and has a way out');
  });

  it('refuses a row without a clause, without anybody, with a state that does not exist', () => {
    const broken = withRow('Issue', 'verifyIssue', (row) => ({
      ...row,
      clause: '9.9' as AnyRow['clause'],
      who: [],
      to: ['CHECKED'],
    }));
    expect(problemsOf(broken)).toEqual(
      expect.arrayContaining([
        'verifyIssue has no clause',
        "verifyIssue is nobody's",
        'verifyIssue names the unknown state CHECKED',
      ]),
    );
  });

  it('refuses causes and follow-ups that no noun has', () => {
    const nouns = withRow('Project', 'signProposal', (row) => ({
      ...row,
      then: ['crownProject'],
      causes: ['ringBell'],
    }));
    expect(problemsOf(nouns)).toEqual(
      expect.arrayContaining([
        'signProposal causes the unknown action crownProject',
        'signProposal causes the unknown action ringBell',
      ]),
    );
  });

  it('refuses several states to go to without a choice', () => {
    const nouns = withRow('Project', 'confirmMilestone', ({ pick: _, ...row }) => row);
    expect(problemsOf(nouns)).toContain(
      'confirmMilestone has several states to go to and picks none',
    );
  });

  it('refuses what has no words in a language: action, state, field, choice', () => {
    const nouns = withNoun('Issue', (noun) => ({
      ...noun,
      words: {
        ...noun.words,
        actions: { ...noun.words.actions, verifyIssue: { zh: '核实', en: '' } },
        states: { ...noun.words.states, RAISED: { zh: '', en: 'Raised' } },
        fields: Object.fromEntries(
          Object.entries(noun.words.fields).filter(([name]) => name !== 'mendBy'),
        ),
        choices: { ...noun.words.choices, Severity: {} },
      },
    }));
    const problems = problemsOf(nouns);
    expect(problems).toContain('action verifyIssue has no words in English');
    expect(problems).toContain('Issue state RAISED has no words in Chinese');
    expect(problems).toContain('returnIssue field mendBy has no words in Chinese');
    expect(problems).toContain('Severity HIGH has no words in Chinese');
  });

  it('refuses two actions of one name', () => {
    const issue = NOUNS.find(({ type }) => type === 'Issue');
    const nouns = withNoun('Notice', (noun) => ({
      ...noun,
      lifecycle: { ...noun.lifecycle, verifyIssue: issue?.lifecycle['verifyIssue'] as AnyRow },
    }));
    expect(problemsOf(nouns)).toContain('verifyIssue is the name of two actions');
  });
});
