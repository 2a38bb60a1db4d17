import { expect, test } from 'vitest';
import { demoForFile } from './demo.ts';
import { openForm, seatsOf, submit } from './forms.ts';

const use = demoForFile();
const { seatOf } = seatsOf(use);

/** Two of the office have the same file before them; the first is quicker. */
const clash = async (number: string) => {
  const [a, b] = [await seatOf('office'), await seatOf('office2')];
  const mine = await openForm(b.page, `/projects/${number}`, 'amendProject');
  await mine.locator('#field-address').fill('运河东大街 57 号院 9 号楼');
  await mine.locator('#field-industry').fill('数字文化');
  const theirs = await openForm(a.page, `/projects/${number}`, 'amendProject');
  await theirs.locator('#field-address').fill('运河东大街 57 号院 6 号楼');
  await submit(theirs);
  await a.page.locator('.timeline .fresh').waitFor();
  await submit(mine);
  const conflict = mine.locator('.conflict');
  await conflict.locator('.conflict-sides').waitFor();
  return { a, b, mine, conflict, close: () => Promise.all([a.context.close(), b.context.close()]) };
};

test('U-06 edit conflict shows both versions; mine is sent anew and nothing goes silently', async () => {
  const { b, mine, conflict, close } = await clash('P02');
  const [theirSide, mySide] = [
    conflict.locator('.conflict-sides > div').first(),
    conflict.locator('.conflict-sides > div').last(),
  ];
  expect(await conflict.locator('[role=alert]').textContent()).toContain('您填写时，沈一鸣已于');
  expect(await theirSide.textContent()).toContain('6 号楼');
  expect(await mySide.textContent()).toContain('9 号楼');
  expect(await theirSide.locator('mark').first().textContent()).toBe('6');
  expect(await mySide.locator('mark').first().textContent()).toBe('9');
  expect(
    await b.page.evaluate(() => document.activeElement?.classList.contains('conflict') ?? false),
  ).toBe(true);
  await conflict.getByRole('button', { name: '用我的，另记一次' }).click();
  await b.page.locator('.timeline .fresh', { hasText: '林若谷' }).waitFor();
  const again = await openForm(b.page, '/projects/P02', 'amendProject');
  expect(await again.locator('#field-address').inputValue()).toBe('运河东大街 57 号院 9 号楼');
  expect(await mine.locator('.draft-kept').count()).toBe(0);
  await close();
});

test('U-06 edit conflict: theirs is taken, what I typed is kept beside it', async () => {
  const { b, mine, conflict, close } = await clash('P03');
  await conflict.getByRole('button', { name: '用沈一鸣的' }).click();
  expect(await mine.locator('#field-address').inputValue()).toBe('运河东大街 57 号院 6 号楼');
  await mine.getByRole('button', { name: '换成那一份' }).click();
  expect(await mine.locator('#field-address').inputValue()).toBe('运河东大街 57 号院 9 号楼');
  expect(await mine.locator('#field-industry').inputValue()).toBe('数字文化');
  // Cleared, it shows what it was opened with: sent so, it writes over nobody's, and what lies
  // beside stays.
  await mine.locator('.draft-kept button').click();
  await mine.locator('#field-industry').fill('网络视听');
  await mine.locator('.draft-kept').waitFor();
  await submit(mine);
  await conflict.locator('.conflict-sides').waitFor();
  await b.page.reload();
  await mine.getByRole('button', { name: '换成那一份' }).click();
  expect(await mine.locator('#field-address').inputValue()).toBe('运河东大街 57 号院 6 号楼');
  await close();
});

test('U-06 edit conflict: merged field by field, and then it is in force', async () => {
  const { b, mine, conflict, close } = await clash('P04');
  await conflict.getByRole('button', { name: '逐项合并' }).click();
  await conflict.locator('[data-merge=address] label').first().click();
  await conflict.getByRole('button', { name: '合并，继续填写' }).click();
  expect(await mine.locator('#field-address').inputValue()).toBe('运河东大街 57 号院 6 号楼');
  expect(await mine.locator('#field-industry').inputValue()).toBe('数字文化');
  await submit(mine);
  await b.page.locator('.timeline .fresh', { hasText: '林若谷' }).waitFor();
  await close();
});
