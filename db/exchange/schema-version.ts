/** 数据版本: number of the newest migration. A package of a newer one is not read; an older one is. */
export { SCHEMA_VERSION } from '#db/migrations/migrations.ts';
