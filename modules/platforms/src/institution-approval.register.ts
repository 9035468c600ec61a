// Approvals of R&D institutions (批准、认定、备案) by level and document; an upgrade is a new row.
import { choice, date, defineRegister, reference, text } from '@corridor/registers'

export const institutionApprovals = defineRegister({
  id: 'institution-approvals',
  label: { zh: '研发机构批准', en: 'Institution approvals' },
  description: {
    zh: '研发机构的批准文件，以文件日期为准；升级另行登记，省级升国家级不重复计入新增。',
    en: 'Approval documents, dated by the document. An upgrade is a row of its own and is not counted as new again.',
  },
  key: ['institution', 'level'],
  title: 'documentNumber',
  holder: 'institution',
  authorities: { approvingBody: { zh: '批准机关文件', en: 'Approving body' } },
  fields: {
    institution: reference({ zh: '研发机构', en: 'Institution' }, 'rd-institutions'),
    level: choice(
      { zh: '级别', en: 'Level' },
      {
        national: { zh: '国家级', en: 'National' },
        provincial: { zh: '省级', en: 'Provincial' },
        municipal: { zh: '市级', en: 'Municipal' },
      },
    ),
    approvingBody: text({ zh: '批准机关', en: 'Approving body' }),
    documentNumber: text({ zh: '批准文号', en: 'Document number' }, { maxLength: 60 }),
    approvedOn: date({ zh: '批准日期', en: 'Approved on' }),
  },
})
