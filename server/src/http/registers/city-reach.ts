// Work that concerns records of any district is left to people who see the whole city.
import type { Problem } from '@corridor/base'
import type { Asked } from '../route.ts'

const wholeCity: Problem = {
  code: 'access/whole-city',
  message: {
    zh: '疑似重复的单位可能分属各区县，由市局办理',
    en: 'Duplicates may lie in different districts; the city bureau deals with them',
  },
  fix: { zh: '请由市局处室办理。', en: 'Leave it to a division of the city bureau.' },
}

/** Undefined where the person sees the whole city. */
export const beyondReach = ({ person }: Asked): Problem | undefined =>
  person.reach === 'city' ? undefined : wholeCity
